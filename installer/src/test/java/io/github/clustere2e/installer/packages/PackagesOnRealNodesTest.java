// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.packages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.ClusterException;
import io.github.clustere2e.api.ClusterSpec;
import io.github.clustere2e.api.Clusters;
import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.FanOut;
import io.github.clustere2e.api.InterruptedClusterException;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.Role;
import io.github.clustere2e.installer.InstallException;
import io.github.clustere2e.installer.InstallPlan;
import io.github.clustere2e.installer.InstallReport;
import io.github.clustere2e.installer.Operation;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Tag("engine")
@Timeout(300)
class PackagesOnRealNodesTest {

    private static final Role ONLINE = Role.of("online");
    private static final Role OFFLINE = Role.of("offline");
    /** What is installed by one test must not make the nodes of another unlike each other. */
    private static final Role OTHER = Role.of("other");

    private static Cluster cluster;

    @TempDir
    Path local;

    @BeforeAll
    static void create() {
        cluster = Clusters.create(ClusterSpec.builder()
                .nodes(ONLINE, 1)
                .nodes(OFFLINE, 1)
                .nodes(OTHER, 2)
                .build());
        cluster.nodes(OFFLINE).run("sh", "-c", "rm -rf /etc/apt/sources.list /etc/apt/sources.list.d/*");
    }

    @AfterAll
    static void destroy() {
        cluster.close();
    }

    /** That of jq needs two libraries that a node lacks. */
    @Test
    void aNodeWithoutPackageSourcesGetsWhatAnotherFetchedWithAllThatItNeeds() {
        InstallReport first =
                PackageInstaller.of("jq").roles(ONLINE).cache(local).build().install(cluster);
        InstallReport second =
                PackageInstaller.of("jq").roles(OFFLINE).cache(local).build().install(cluster);

        assertThat(first.step("online_0/fetch").note()).startsWith("fetched by online_0 for debian-12-");
        assertThat(second.step("offline_0/fetch").note()).startsWith("found in the cache for debian-12-");
        assertThat(cluster.node("offline_0").run("jq", "--null-input", "6 * 7").stdout())
                .isEqualTo("42");
        assertThat(cluster.node("online_0")
                        .run("ls", "/var/tmp", "/var/lib/apt/lists")
                        .stdout())
                .doesNotContain("cluster-e2e", "Packages");
    }

    @Test
    void aPackageThatDoesNotExistIsToldWithTheLikelyCause() {
        PackageInstaller installer = PackageInstaller.of("no-such-package")
                .roles(ONLINE)
                .cache(local)
                .build();

        assertThatThrownBy(() -> installer.install(cluster))
                .isInstanceOf(InstallException.class)
                .hasMessageContaining("online_0/fetch (node online_0, role online)")
                .hasMessageContaining("Unable to locate package no-such-package")
                .hasMessageContaining("Likely cause: the node's distribution has no package of that name");
    }

    @Test
    void packageFilesAreInstalledByTwoInstallersAtOnceOnOneNode() {
        Path one = pack("e2e-one", "", "exit 0");
        Path two = pack("e2e-two", "", "exit 0");
        FanOut.of("install")
                .over(
                        List.of(one, two),
                        Path::toString,
                        file -> PackageInstaller.files(List.of(file))
                                .roles(OTHER)
                                .build()
                                .install(cluster))
                .orThrow();

        assertThat(cluster.nodes(OTHER).run("dpkg-query", "-W", "-f", "${db:Status-Status} ", "e2e-one", "e2e-two"))
                .allSatisfy(result -> assertThat(result.stdout()).isEqualTo("installed installed "));
    }

    @Test
    void aNewerPackageIsAnUpgradeNodeByNodeAndRemovalTakesItAway() {
        PackageInstaller.files(List.of(pack("e2e-new", "1.0", "", "exit 0")))
                .roles(OTHER)
                .build()
                .install(cluster);
        PackageInstaller newer = PackageInstaller.files(List.of(pack("e2e-new", "2.0", "", "exit 0")))
                .roles(OTHER)
                .build();
        newer.plan(cluster, Operation.UPGRADE).run();

        assertThat(cluster.nodes(OTHER).run("dpkg-query", "-W", "-f", "${Version}", "e2e-new"))
                .allSatisfy(result -> assertThat(result.stdout()).isEqualTo("2.0"));
        newer.plan(cluster, Operation.REMOVE).run();
        assertThat(cluster.nodes(OTHER).run(Command.shell("! dpkg-query -W e2e-new 2>&1")))
                .allSatisfy(result -> assertThat(result.stdout()).contains("no packages found"));
    }

    @Test
    void aPackageThatFailsToConfigureIsToldWithItsLastWords() {
        Path bad = pack("e2e-bad", "", "echo these are my last words >&2; exit 5");

        assertThatThrownBy(() -> PackageInstaller.files(List.of(bad))
                        .roles(OTHER)
                        .build()
                        .install(cluster))
                .hasMessageContaining("other_0/install")
                .hasMessageContaining("other_1/install")
                .hasMessageContaining("exit status 100")
                .hasMessageContaining("these are my last words");
        cluster.nodes(OTHER).run("dpkg", "--purge", "e2e-bad");
    }

    @Test
    void aPackageFileThatLacksAnotherIsToldWithTheCure() {
        Path needy = pack("e2e-needy", "e2e-nowhere", "exit 0");

        assertThatThrownBy(() -> PackageInstaller.files(List.of(needy))
                        .roles(OTHER)
                        .build()
                        .install(cluster))
                .hasMessageContaining("e2e-nowhere")
                .hasMessageContaining("neither among the files nor on the node");
    }

    @Test
    void aServiceThatDoesNotStartIsToldWithItsJournal() {
        PackageInstaller installer = PackageInstaller.files(List.of(pack("e2e-service", "", "exit 0")))
                .roles(OTHER)
                .configFile(
                        "/etc/systemd/system/e2e-broken.service",
                        node -> "[Service]\nType=oneshot\nExecStart=/bin/sh -c 'echo I cannot; exit 3'\n")
                .service("e2e-broken")
                .build();

        assertThatThrownBy(() -> installer.install(cluster))
                .hasMessageContaining("other_0/start-e2e-broken")
                .hasMessageContaining("I cannot");
    }

    @Test
    void anInterruptedInstallationLeavesNothingRunningOnTheNodes() throws InterruptedException {
        Path endless = pack("e2e-endless", "", "echo $$ >/tmp/begun; exec sleep 600");
        InstallPlan plan =
                PackageInstaller.files(List.of(endless)).roles(OTHER).build().plan(cluster);
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread installing = new Thread(() -> {
            try {
                plan.run();
            } catch (ClusterException e) {
                thrown.set(e);
            }
        });
        installing.start();
        cluster.nodes(OTHER).run("timeout", "60", "sh", "-c", "until [ -s /tmp/begun ]; do sleep 0.05; done");
        installing.interrupt();
        installing.join();

        assertThat(thrown.get()).isInstanceOf(InterruptedClusterException.class);
        assertThat(cluster.nodes(OTHER).run(Command.shell("! kill -0 $(cat /tmp/begun) 2>&1")))
                .allSatisfy(result -> assertThat(result.stdout()).contains("No such process"));
        cluster.nodes(OTHER).run("dpkg", "--purge", "--force-all", "e2e-endless");
    }

    /** Lets a node pack it, since the machine that runs the tests need not be a Debian. */
    private Path pack(String name, String needs, String afterInstall) {
        return pack(name, "1.0", needs, afterInstall);
    }

    private Path pack(String name, String version, String needs, String afterInstall) {
        Node node = cluster.node("online_0");
        String directory = "/tmp/" + name;
        node.files()
                .write(
                        directory + "/DEBIAN/control",
                        "Package: " + name
                                + "\nVersion: " + version
                                + "\nArchitecture: all\nMaintainer: Nobody <nobody@example.org>\n"
                                + (needs.isEmpty() ? "" : "Depends: " + needs + "\n")
                                + "Description: made by a test\n");
        node.files().write(directory + "/DEBIAN/postinst", "#!/bin/sh\n" + afterInstall + "\n");
        node.run("chmod", "755", directory + "/DEBIAN/postinst");
        node.run("dpkg-deb", "--build", directory, "/tmp/" + name + ".deb");
        Path file = local.resolve(name + "-" + version + ".deb");
        node.files().download("/tmp/" + name + ".deb", file);
        return file;
    }
}
