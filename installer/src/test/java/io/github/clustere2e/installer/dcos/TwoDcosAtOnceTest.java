// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.dcos;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.Clusters;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.Role;
import io.github.clustere2e.installer.InstallReport;
import io.github.clustere2e.installer.fake.PlainCluster;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two clusters get the stand-in for DC/OS at the same moment, in all the other ways: one is enterprise, from an address and
 * with files of its own; of the other there is nothing but SSH to its nodes, so that one of them generates.
 */
@Tag("engine")
@Timeout(300)
class TwoDcosAtOnceTest {

    private static final String CACHE = "clustere2e.cache";

    @TempDir
    private static Path directory;

    @BeforeAll
    static void keepWhatIsFetchedForThisTestOnly() {
        System.setProperty(CACHE, directory.resolve("cache").toString());
    }

    @AfterAll
    static void removeWhatIsLeft() throws Exception {
        System.clearProperty(CACHE);
        StandIn.removeImages(directory.resolve("web/dcos_generate_config.sh"));
    }

    @Test
    void bothAreInstalledAndReady() throws Exception {
        DcosInstaller enterprise = enterprise();
        DcosInstaller plain = DcosInstaller.fromPath(StandIn.make(
                        Files.createDirectory(directory.resolve("a path with spaces")), "--version", "2.1.1"))
                .generateOn(GenerateOn.NODE)
                .build();
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try (Cluster one = Clusters.create(
                        StandIn.spec("dcos-enterprise", enterprise, 1, 1).build());
                Cluster other = Clusters.create(StandIn.spec("dcos-plain", plain, 1, 0)
                        .nodes(Role.PUBLIC_AGENT, 1, plain.requirements(Role.PUBLIC_AGENT))
                        .build())) {
            Cluster hosts = new PlainCluster(other);
            Future<InstallReport> first = threads.submit(installing(enterprise, one));
            Future<InstallReport> second = threads.submit(installing(plain, hosts));
            first.get();
            second.get();

            assertThat(DcosCluster.buildInfo(one.node("agent_0")).variant()).isEqualTo(DcosVariant.ENTERPRISE);
            assertThat(DcosCluster.buildInfo(hosts.node("public_agent_0")).variant())
                    .isEqualTo(DcosVariant.OPEN);
            assertItsOwnFiles(one.nodes(Role.MASTER).first());
            assertNothingIsLeftOf(hosts.nodes(Role.MASTER).first());
        } finally {
            threads.shutdownNow();
        }
    }

    private static Callable<InstallReport> installing(DcosInstaller installer, Cluster cluster) {
        return () -> installer.install(cluster);
    }

    private static DcosInstaller enterprise() throws Exception {
        Path installer = StandIn.make(
                Files.createDirectory(directory.resolve("web")), "--version", "2.1.1", "--variant", "enterprise");
        Path detect = Files.writeString(
                directory.resolve("detect"),
                "#!/bin/sh\n# the test's own\nhostname -I | tr ' ' '\\n' | grep '^10\\.207'\n");
        return DcosInstaller.fromUrl(installer.toUri())
                .ipDetect(detect)
                .genconfFile(Files.writeString(directory.resolve("licence.txt"), "a licence"), "licence.txt")
                .licence(directory.resolve("licence.txt"))
                .securityMode("strict")
                .superuser("admin", "with \"quotes\" and ü")
                .generateOn(GenerateOn.HOST)
                .build();
    }

    private static void assertItsOwnFiles(Node master) {
        assertThat(master.run("cat", "/opt/mesosphere/bin/detect_ip").stdout()).contains("the test's own");
        assertThat(master.run("curl", "-s", "-o", "/dev/null", "-w", "%{http_code}", "http://localhost/")
                        .stdout())
                .as("strict security leads to TLS")
                .isEqualTo("307");
    }

    private static void assertNothingIsLeftOf(Node generating) {
        assertThat(generating.run("ls", "/var/lib/cluster-e2e").lines()).noneMatch(name -> name.startsWith("genconf"));
        assertThat(generating.run("ls", "/var/tmp").lines()).noneMatch(name -> name.startsWith("cluster-e2e"));
    }
}
