// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal.doctor;

import io.github.clustere2e.api.Finding;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;

/** Whether the node image is built, or can be. */
final class ImageCheck extends EngineCheck {

    private final Surroundings surroundings;
    private final ProbeContainer probe;
    private final String path;

    ImageCheck(Surroundings surroundings, ProbeContainer probe, String path) {
        super("docker.image");
        this.surroundings = surroundings;
        this.probe = probe;
        this.path = path;
    }

    @Override
    Finding look() {
        if (probe.hasImage()) {
            return Finding.ok(id(), "The node image " + surroundings.nodeImage() + " is there.");
        }
        String seen = "The node image " + surroundings.nodeImage()
                + " is not built yet; the first creation does that, in" + " about a minute.";
        return canBuildFromPackages()
                ? Finding.note(id(), seen)
                : Finding.warning(
                        id(),
                        seen + " It needs a registry, because neither mmdebstrap nor debootstrap is here.",
                        "If no registry can be reached: sudo apt-get install mmdebstrap");
    }

    private boolean canBuildFromPackages() {
        return Stream.concat(Arrays.stream(path.split(File.pathSeparator)), Stream.of("/usr/sbin"))
                .filter(directory -> !directory.isBlank())
                .flatMap(directory -> Stream.of("mmdebstrap", "debootstrap").map(name -> Path.of(directory, name)))
                .anyMatch(Files::isExecutable);
    }
}
