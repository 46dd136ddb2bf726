// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.testkit.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.ClusterSpec;
import io.github.clustere2e.api.Clusters;
import io.github.clustere2e.api.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** How long it takes is measured by {@code benchmarks/run evidence}. */
@Tag("engine")
@Timeout(240)
class EvidenceOfTenNodesTest {

    @TempDir
    private Path temporary;

    @Test
    void evenOfTenNodesEverythingComesWithinTheLimit() throws IOException {
        try (Cluster cluster =
                Clusters.create(ClusterSpec.builder().nodes(Role.AGENT, 10).build())) {
            EvidenceReport report = EvidenceCollection.of(cluster)
                    .test("ten nodes", "")
                    .since(Instant.now())
                    .error(new AssertionError("no"))
                    .into(temporary.resolve("evidence"));

            assertThat(report.problems()).isEmpty();
            assertThat(report.duration()).isLessThan(Duration.ofSeconds(30));
            try (Stream<Path> nodes = Files.list(report.directory().resolve("nodes"))) {
                assertThat(nodes)
                        .hasSize(10)
                        .allSatisfy(node -> assertThat(node.resolve("state/processes.txt"))
                                .content()
                                .contains("sshd"));
            }
        }
    }
}
