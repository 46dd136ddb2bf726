// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.ClusterSpec;
import io.github.clustere2e.api.Clusters;
import io.github.clustere2e.api.Role;
import io.github.clustere2e.api.SnapshotInfo;
import io.github.clustere2e.installer.InstallPlan;
import io.github.clustere2e.installer.Step;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Classes that are given an installed cluster from a snapshot; on real nodes. */
@Tag("engine")
@Timeout(300)
class SnapshotSuiteTest {

    private static final String UNIQUE = UUID.randomUUID().toString();
    private static final AtomicInteger INSTALLED = new AtomicInteger();

    @TempDir
    Path evidence;

    private final List<String> before =
            Clusters.snapshots().stream().map(SnapshotInfo::tag).toList();

    @AfterEach
    void remove() {
        Clusters.snapshots().stream()
                .map(SnapshotInfo::tag)
                .filter(tag -> !before.contains(tag))
                .forEach(Clusters::removeSnapshot);
    }

    @Test
    void theSoftwareIsInstalledOnce() {
        Suites.withEvidenceIn(evidence)
                .run(One.class, Another.class)
                .testEvents()
                .assertStatistics(statistics -> statistics.started(2).succeeded(2));

        assertThat(INSTALLED).hasValue(1);
    }

    private static ClusterExtension installed() {
        return ClusterExtension.builder(
                        ClusterSpec.builder().nodes(Role.AGENT, 1).build())
                .backend("docker")
                .installer(SnapshotSuiteTest::plan, UNIQUE)
                .snapshot()
                .build();
    }

    private static InstallPlan plan(Cluster cluster) {
        InstallPlan.Builder plan = InstallPlan.builder("a file");
        plan.add(Step.on(cluster.nodes().first(), "write").does(context -> {
            INSTALLED.incrementAndGet();
            cluster.nodes().first().files().write("/etc/installed", "once");
        }));
        return plan.build();
    }

    private static String content(Cluster cluster) {
        return cluster.nodes().first().run("cat", "/etc/installed").stdout();
    }

    static class One {
        @RegisterExtension
        static final ClusterExtension CLUSTER = installed();

        @Test
        void hasIt(Cluster cluster) {
            assertThat(content(cluster)).isEqualTo("once");
        }
    }

    static class Another {
        @RegisterExtension
        static final ClusterExtension CLUSTER = installed();

        @Test
        void hasIt(Cluster cluster) {
            assertThat(content(cluster)).isEqualTo("once");
        }
    }
}
