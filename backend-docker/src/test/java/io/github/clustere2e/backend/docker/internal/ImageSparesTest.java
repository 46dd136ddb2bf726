// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clustere2e.backend.Spare;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Tag("engine")
@Timeout(120)
class ImageSparesTest {

    @TempDir
    Path directory;

    @Test
    void anImageOfOursIsFoundAndGoesAndAStrangersWithALikeNameIsNot() throws IOException {
        try (Engine engine = new Engine()) {
            make(engine, "cluster-e2e-node");
            make(engine, "cluster-e2e-nodes");
            ImageSpares spares = new ImageSpares(engine);
            try {
                assertThat(spares.find())
                        .contains(new Spare("image", "cluster-e2e-node:spares-test", ""))
                        .extracting(Spare::name)
                        .doesNotContain("cluster-e2e-nodes:spares-test");

                spares.remove("cluster-e2e-node:spares-test");
                spares.remove("cluster-e2e-node:spares-test");

                assertThat(spares.find()).extracting(Spare::name).doesNotContain("cluster-e2e-node:spares-test");
            } finally {
                spares.remove("cluster-e2e-node:spares-test");
                spares.remove("cluster-e2e-nodes:spares-test");
            }
        }
    }

    private void make(Engine engine, String repository) throws IOException {
        Path content = Files.writeString(directory.resolve("content"), repository);
        Path dockerfile = Files.writeString(directory.resolve("Dockerfile"), "FROM scratch\nADD content /\n");
        try (InputStream context = FileTar.of(List.of(
                        new FileTar.Entry("Dockerfile", dockerfile, 0644),
                        new FileTar.Entry("content", content, 0644)));
                BuildLog log = new BuildLog()) {
            engine.client()
                    .buildImageCmd(context)
                    .withTags(Set.of(repository + ":spares-test"))
                    .exec(log)
                    .awaitImage();
        }
    }
}
