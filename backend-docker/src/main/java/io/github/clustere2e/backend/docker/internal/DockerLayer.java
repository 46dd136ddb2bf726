// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal;

import io.github.clustere2e.backend.docker.DockerInside;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/** Puts Docker on a node's image; how it keeps its images is a matter of each node. */
final class DockerLayer {

    private static final String PLACE = "/io/github/clustere2e/backend/docker/image/docker-inside/";
    private static final List<String> FILES =
            List.of("install.sh", "docker-init", "docker-is-as-asked", "docker.service");

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
        builder.layer(dockerfile(base, docker), files(), tag, workspace);
    }

    private static String dockerfile(String base, DockerInside docker) {
        return DOCKERFILE.formatted(
                base, String.join(" ", FILES), docker.version().orElse(""), docker.downloads());
    }

    private static Map<String, String> files() {
        Map<String, String> files = new LinkedHashMap<>();
        FILES.forEach(file -> files.put(file, read(PLACE + file)));
        return files;
    }

    private static String read(String resource) {
        try (InputStream content = DockerLayer.class.getResourceAsStream(resource)) {
            return new String(Objects.requireNonNull(content, resource).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
    }
}
