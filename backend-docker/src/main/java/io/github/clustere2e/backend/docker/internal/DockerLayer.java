// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal;

import io.github.clustere2e.backend.docker.DockerInside;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Puts Docker on a node's image; how it keeps its images is a matter of each node. */
final class DockerLayer {

    static final List<String> FILES = List.of(
            "docker-inside/install.sh",
            "docker-inside/docker-init",
            "docker-inside/docker-is-as-asked",
            "docker-inside/docker.service");

    /** Values of arguments are words without quotes: {@link DockerInside} sees to that. */
    private static final String DOCKERFILE = """
            FROM %s
            COPY %s /tmp/docker-inside/
            RUN sh /tmp/docker-inside/install.sh '%s' '%s' && rm -rf /tmp/docker-inside
            """;

    private final ImageBuilder builder;

    DockerLayer(ImageBuilder builder) {
        this.builder = builder;
    }

    /** The name of what is made of that image. */
    static String tag(String base, DockerInside docker) {
        return base + "-docker-" + OwnImages.hash(dockerfile(base, docker) + files());
    }

    void build(String base, DockerInside docker, String tag, Path workspace, Consumer<String> teller) {
        teller.accept("putting Docker " + docker.version().orElse("of the distribution") + " into " + tag);
        builder.layer(dockerfile(base, docker), FILES, tag, workspace, teller);
    }

    private static String dockerfile(String base, DockerInside docker) {
        return DOCKERFILE.formatted(
                base, String.join(" ", FILES), docker.version().orElse(""), docker.downloads());
    }

    private static String files() {
        return FILES.stream().map(ImageFiles::text).collect(Collectors.joining());
    }
}
