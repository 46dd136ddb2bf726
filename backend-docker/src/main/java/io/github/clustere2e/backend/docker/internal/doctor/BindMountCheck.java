// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal.doctor;

import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.Bind;
import io.github.clustere2e.api.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether a directory of this machine can be mounted into a node, and is this machine's there. */
final class BindMountCheck extends EngineCheck {

    private static final String MOUNT = "/mnt";

    private final ProbeContainer probe;
    private final Path directory;

    BindMountCheck(String id, ProbeContainer probe, Path directory) {
        super(id);
        this.probe = probe;
        this.directory = directory;
    }

    @Override
    Finding look() throws IOException {
        if (!probe.hasImage()) {
            return Unknown.finding(id(), "whether " + directory + " can be mounted into nodes");
        }
        Path real = directory.toRealPath();
        try {
            String inside = probe.run("stat -c %i " + MOUNT, Bind.parse(real + ":" + MOUNT + ":ro"))
                    .strip();
            String here = String.valueOf(Files.getAttribute(real, "unix:ino"));
            return inside.equals(here)
                    ? Finding.ok(id(), real + " can be mounted into nodes.")
                    : warning("The engine mounts another " + real + " than this machine's into nodes.");
        } catch (DockerException e) {
            return warning("The engine does not mount " + real + " into nodes: " + e.getMessage());
        }
    }

    private Finding warning(String seen) {
        return Finding.warning(
                id(),
                seen + " Clusters work; specs that mount host directories do not.",
                "Use an engine on this very machine. With Docker Desktop, share the directory: Settings, Resources, File"
                        + " sharing.");
    }
}
