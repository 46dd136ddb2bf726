// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.packages;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.ClusterSpec;
import io.github.clustere2e.api.Clusters;
import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.Role;
import io.github.clustere2e.installer.InstallReport;
import io.github.clustere2e.installer.Operation;
import io.github.clustere2e.installer.StepStatus;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Debian nodes with dnf and rpm that say that they are Fedora: a real one cannot be had without a registry. */
@Tag("engine")
@Tag("soak")
@Timeout(300)
class RpmOnRealNodesTest {

    private static final Role ONLINE = Role.of("online");
    private static final Role OFFLINE = Role.of("offline");

    private static final String SPEC = """
            Name: %s
            Version: %s
            Release: 1
            Summary: made by a test
            License: none
            BuildArch: noarch
            AutoReqProv: no
            %s
            %%description
            Made by a test.
            %%install
            mkdir -p %%{buildroot}/opt
            echo %s >%%{buildroot}/opt/%s
            %%files
            /opt/%s
            """;

    @TempDir
    Path local;

    @Test
    void rpmsAreFetchedOnceWithWhatTheyNeedInstalledUpgradedAndRemoved() {
        try (Cluster cluster = Clusters.create(
                ClusterSpec.builder().nodes(ONLINE, 1).nodes(OFFLINE, 1).build())) {
            PackageInstaller.of("dnf", "rpm", "createrepo-c").build().install(cluster);
            cluster.nodes().run("sed", "-i", "s/^ID=.*/ID=fedora/; s/^ID_LIKE=.*//", "/etc/os-release");
            Node online = cluster.node("online_0");
            build(online, "e2e-needed", "1", "");
            build(online, "e2e-needy", "1", "Requires: e2e-needed");
            publish(online);

            InstallReport first = installer(ONLINE).build().install(cluster);
            InstallReport second = installer(OFFLINE).build().install(cluster);

            assertThat(first.step("online_0/fetch").note()).startsWith("fetched by online_0 for fedora-12-");
            assertThat(second.step("offline_0/fetch").note()).startsWith("found in the cache for fedora-12-");
            Node offline = cluster.node("offline_0");
            assertThat(offline.run("cat", "/opt/e2e-needy", "/opt/e2e-needed").stdout())
                    .isEqualTo("1\n1");
            assertThat(installer(OFFLINE)
                            .build()
                            .install(cluster)
                            .step("offline_0/install")
                            .status())
                    .isEqualTo(StepStatus.SKIPPED);

            build(online, "e2e-needy", "2", "Requires: e2e-needed");
            publish(online);
            installer(ONLINE).refresh().build().plan(cluster, Operation.UPGRADE).run();
            assertThat(online.run("cat", "/opt/e2e-needy").stdout()).isEqualTo("2");

            Path file = local.resolve("e2e-needy-2-1.noarch.rpm");
            online.files().download("/srv/repo/e2e-needy-2-1.noarch.rpm", file);
            PackageInstaller.files(List.of(file)).roles(OFFLINE).build().install(cluster);
            assertThat(offline.run("cat", "/opt/e2e-needy").stdout()).isEqualTo("2");

            installer(OFFLINE).build().plan(cluster, Operation.REMOVE).run();
            assertThat(offline.files().exists("/opt/e2e-needy")).isFalse();
            assertThat(offline.files().exists("/opt/e2e-needed")).isTrue();
        }
    }

    private PackageInstaller.Builder installer(Role role) {
        return PackageInstaller.of("e2e-needy").roles(role).cache(local);
    }

    private static void build(Node node, String name, String version, String more) {
        node.files().write("/tmp/" + name + ".spec", SPEC.formatted(name, version, more, version, name, name));
        node.run("rpmbuild", "-bb", "--quiet", "--define", "_rpmdir /srv/rpms", "/tmp/" + name + ".spec");
    }

    private static void publish(Node node) {
        node.run(Command.shell(
                "mkdir -p /srv/repo && cp /srv/rpms/noarch/*.rpm /srv/repo && createrepo_c -q /srv/repo"));
        node.files()
                .write(
                        "/etc/yum.repos.d/e2e.repo",
                        "[e2e]\nname=e2e\nbaseurl=file:///srv/repo\ngpgcheck=0\nenabled=1\n");
    }
}
