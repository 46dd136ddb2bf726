// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.packages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.api.Role;
import io.github.clustere2e.installer.InstallException;
import io.github.clustere2e.installer.InstallPlan;
import io.github.clustere2e.installer.InstallReport;
import io.github.clustere2e.installer.StepStatus;
import io.github.clustere2e.installer.fake.FakeCluster;
import io.github.clustere2e.installer.fake.FakeDebian;
import io.github.clustere2e.installer.fake.FakeNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class PackageInstallerTest {

    @TempDir
    Path cache;

    private final FakeCluster cluster = FakeCluster.of(Role.AGENT, 3);

    @Test
    void oneNodeFetchesForAllThatAreLikeIt() {
        debian12();
        installer("etcd-server").build().install(cluster);

        assertThat(all()).filteredOn(line -> line.startsWith("download ")).hasSize(1);
        assertThat(all()).filteredOn(line -> line.equals("upload packages.tar")).hasSize(3);
    }

    @Test
    void whatWasFetchedOnceIsNotFetchedForTheNextCluster() {
        debian12();
        installer("bb", "aa").build().install(cluster);
        FakeCluster next = FakeCluster.of(Role.AGENT, 2);
        next.fakes().forEach(node -> FakeDebian.on(node, "debian-12-amd64", "digest"));
        InstallReport report = installer("aa", "bb").build().install(next);

        assertThat(next.fakes())
                .allSatisfy(node -> assertThat(node.log()).noneMatch(line -> line.startsWith("download")));
        assertThat(report.step("agent_0/fetch").note()).isEqualTo("found in the cache for debian-12-amd64");
    }

    @Test
    void nodesThatLackOtherPackagesGetASetOfTheirOwn() {
        FakeDebian.on(cluster.fake("agent_0"), "debian-12-amd64", "digest");
        FakeDebian.on(cluster.fake("agent_1"), "debian-12-amd64", "another digest");
        FakeDebian.on(cluster.fake("agent_2"), "debian-13-amd64", "digest");
        installer("etcd-server").build().install(cluster);

        assertThat(cluster.fakes())
                .allSatisfy(node -> assertThat(node.log())
                        .filteredOn(line -> line.startsWith("download"))
                        .hasSize(1));
    }

    @Test
    void whereTheBackendPublishesFilesNothingIsSentToEachNode() {
        debian12();
        cluster.publishing();
        installer("etcd-server").build().install(cluster);

        assertThat(cluster.published()).containsExactly("packages.tar");
        assertThat(all()).noneMatch(line -> line.startsWith("upload"));
        assertThat(all())
                .filteredOn(line -> line.equals("sh -s --  ARCHIVE /published/packages.tar"))
                .hasSize(3);
    }

    @Test
    void whatWasSentIsRemovedFromTheNodes() {
        debian12();
        installer("etcd-server").build().install(cluster);

        assertThat(cluster.fakes())
                .allSatisfy(node -> assertThat(node.fakeFiles().paths()).isEmpty());
    }

    @Test
    void whatIsInstalledAlreadyIsNeitherFetchedNorSentNorInstalled() {
        cluster.fakes()
                .forEach(
                        node -> FakeDebian.on(node, "debian-12-amd64", "digest").withAllInstalled());
        InstallReport report = installer("etcd-server").build().install(cluster);

        assertThat(cluster.fakes()).allSatisfy(node -> assertThat(node.log()).containsExactly("sh -s -- etcd-server"));
        assertThat(report.step("agent_1/install").status()).isEqualTo(StepStatus.SKIPPED);
    }

    @Test
    void configurationIsThereBeforeTheServiceThatReadsIt() {
        debian12();
        installer("etcd-server")
                .configFile("/etc/default/etcd", node -> "NAME=" + node.name())
                .service("etcd")
                .build()
                .install(cluster);

        FakeNode node = cluster.fake("agent_1");
        assertThat(node.fakeFiles().text("/etc/default/etcd")).isEqualTo("NAME=agent_1");
        assertThat(node.log()).containsSubsequence("write /etc/default/etcd", install(node), start(node, "start"));
    }

    @Test
    void aServiceIsStartedAnewOnlyIfItsConfigurationChangedSinceItWasInstalled() {
        debian12();
        FakeNode node = cluster.fake("agent_0");
        withConfiguration("first").install(cluster);
        withConfiguration("first").install(cluster);
        assertThat(node.log()).noneMatch(line -> line.contains(" restart "));

        withConfiguration("second").install(cluster);
        assertThat(node.log())
                .filteredOn(line -> !line.startsWith("delete "))
                .last()
                .isEqualTo(start(node, "restart"));
    }

    @Test
    void aServiceIsStartedAnewAlsoIfTheProcessThatWroteItsConfigurationWasKilledBefore() {
        debian12();
        FakeNode node = cluster.fake("agent_0");
        withConfiguration("first").install(cluster);
        InstallPlan killed = withConfiguration("second").plan(cluster);
        runAlone(killed, "agent_0/configure");

        withConfiguration("second").install(cluster);
        assertThat(node.log()).contains(start(node, "restart"));
        assertThat(node.fakeFiles().paths()).noneMatch(path -> path.contains("/stale/"));
    }

    private static void runAlone(InstallPlan plan, String step) {
        InstallPlan.Builder alone = InstallPlan.builder(plan.name());
        alone.add(plan.step(step));
        alone.build().run();
    }

    @Test
    void filesAreInstalledAsTheyAreAndNothingIsFetched(@TempDir Path files) throws IOException {
        debian12();
        Path one = Files.writeString(files.resolve("one.deb"), "package");
        PackageInstaller.files(List.of(one)).cache(cache).build().install(cluster);

        assertThat(all()).filteredOn(line -> line.equals("upload one.deb")).hasSize(3);
        assertThat(all()).noneMatch(line -> line.startsWith("download"));
        assertThat(cluster.fake("agent_0").log()).anyMatch(line -> line.startsWith("sh -s --  FILES /var/tmp/"));
    }

    @Test
    void onlyTheNodesOfTheRolesAreTouched() {
        FakeCluster mixed = FakeCluster.of(Role.MASTER, 1).and(Role.AGENT, 1);
        mixed.fakes().forEach(node -> FakeDebian.on(node, "debian-12-amd64", "digest"));
        installer("etcd-server").roles(Role.MASTER).build().install(mixed);

        assertThat(mixed.fake("master_0").log()).isNotEmpty();
        assertThat(mixed.fake("agent_0").log()).isEmpty();
    }

    @Test
    void aRoleThatNoNodeHasIsRefusedBeforeAnythingIsDone() {
        PackageInstaller installer =
                installer("etcd-server").roles(Role.of("broker")).build();

        assertThatThrownBy(() -> installer.install(cluster))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("[broker]")
                .hasMessageContaining("[agent_0, agent_1, agent_2]");
        assertThat(all()).isEmpty();
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnce() {
        PackageInstaller.Builder bad = installer("--purge", "Et cd", "etcd-server=3.4.23-4+b4", "libc6:amd64")
                .configFile("etc/default", node -> "");

        assertThatThrownBy(bad::build)
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("'--purge' is not a package name")
                .hasMessageContaining("'Et cd' is not a package name")
                .hasMessageContaining("'etc/default' is not an absolute path")
                .hasMessageNotContaining("libc6")
                .hasMessageNotContaining("+b4' is not");
    }

    @Test
    void aFileThatIsMissingOrNoPackageIsRefused(@TempDir Path files) throws IOException {
        Path text = Files.writeString(files.resolve("readme.txt"), "text");
        PackageInstaller.Builder bad = PackageInstaller.files(List.of(files.resolve("missing.deb"), text));

        assertThatThrownBy(bad::build)
                .hasMessageContaining("missing.deb' is not a file")
                .hasMessageContaining("readme.txt' is not a Debian package");
    }

    @Test
    void aFetchThatFailsIsToldOnceInFullWithTheLikelyCause() {
        debian12();
        cluster.fakes().forEach(node -> {
            FakeDebian debian = FakeDebian.on(node, "debian-12-amd64", "digest");
            node.answering((command, script) -> script.contains("apt update")
                    ? new FakeNode.Answer(100, "", "E: Unable to locate package etcd-servr")
                    : debian.answer(command, script));
        });

        assertThatThrownBy(() -> installer("etcd-servr").build().install(cluster))
                .isInstanceOf(InstallException.class)
                .hasMessageContaining("E: Unable to locate package etcd-servr")
                .hasMessageContaining("Likely cause: the node's distribution has no package of that name");
        assertThat(all()).anyMatch(line -> line.startsWith("delete /var/tmp/cluster-e2e-fetch-"));
    }

    @Test
    void aNodeWithoutDpkgAndANodeThatIsNotRootAreToldApart() {
        cluster.fake("agent_0").answering((command, script) -> new FakeNode.Answer(90, "", ""));
        cluster.fake("agent_1").answering((command, script) -> new FakeNode.Answer(91, "", ""));
        FakeDebian.on(cluster.fake("agent_2"), "debian-12-amd64", "digest");

        assertThatThrownBy(() -> installer("etcd-server").build().install(cluster))
                .hasMessageContaining("agent_0: it has neither dpkg nor dnf")
                .hasMessageContaining("agent_1: packages can be installed by root only")
                .hasMessageContaining("2 of 12 steps failed");
    }

    private PackageInstaller withConfiguration(String text) {
        return installer("etcd-server")
                .configFile("/etc/default/etcd", node -> text)
                .service("etcd")
                .build();
    }

    private PackageInstaller.Builder installer(String... names) {
        return PackageInstaller.of(names).cache(cache);
    }

    private void debian12() {
        cluster.fakes().forEach(node -> FakeDebian.on(node, "debian-12-amd64", "digest"));
    }

    private List<String> all() {
        return cluster.fakes().stream().flatMap(node -> node.log().stream()).toList();
    }

    private static String install(FakeNode node) {
        return one(node, "sh -s --  ARCHIVE ", "");
    }

    private static String start(FakeNode node, String verb) {
        return one(node, "sh -c ", " sh " + verb + " etcd");
    }

    private static String one(FakeNode node, String begin, String end) {
        return node.log().stream()
                .filter(line -> line.startsWith(begin) && line.endsWith(end))
                .findFirst()
                .orElseThrow();
    }
}
