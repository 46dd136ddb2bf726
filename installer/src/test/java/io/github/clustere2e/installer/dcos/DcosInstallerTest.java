// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.dcos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.api.OptionValue;
import io.github.clustere2e.api.Role;
import io.github.clustere2e.installer.InstallException;
import io.github.clustere2e.installer.InstallPlan;
import io.github.clustere2e.installer.Installer;
import io.github.clustere2e.installer.Installers;
import io.github.clustere2e.installer.Operation;
import io.github.clustere2e.installer.fake.FakeCluster;
import io.github.clustere2e.installer.fake.FakeNode;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DcosInstallerTest {

    private final FakeCluster cluster = FakeCluster.of(Role.MASTER, 1).and(Role.AGENT, 1);

    @TempDir
    private Path directory;

    private Path file;

    @BeforeEach
    void keepWhatIsFetchedForThisTestOnly() {
        System.setProperty("clustere2e.cache", directory.resolve("cache").toString());
    }

    @AfterEach
    void keepAsUsual() {
        System.clearProperty("clustere2e.cache");
    }

    @BeforeEach
    void installer() throws IOException {
        byte[] header = new byte[512];
        byte[] name = "dcos-genconf.a-b.tar".getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(name, 0, header, 0, name.length);
        System.arraycopy("00000000000".getBytes(StandardCharsets.US_ASCII), 0, header, 124, 11);
        file = directory.resolve("dcos_generate_config.sh");
        Files.writeString(file, "#!/bin/bash\n# variant: enterprise\n#EOF#\n");
        Files.write(file, header, StandardOpenOption.APPEND);
    }

    @Test
    void theDryRunShowsTheConfigurationThatTheCallersIsMergedIntoAndNoSecret() {
        InstallPlan plan = DcosInstaller.fromPath(file)
                .config(Map.of("resolvers", List.of("9.9.9.9"), "oauth_enabled", "false"))
                .superuser("admin", "very secret")
                .build()
                .plan(cluster);

        assertThat(plan.toString())
                .contains(
                        "genconf/config.yaml:",
                        "cluster_name: fake",
                        "superuser_username: admin",
                        "superuser_password_hash: \"***\"",
                        "- \"9.9.9.9\"",
                        "oauth_enabled: 'false'",
                        "bootstrap_url: \"file:///opt/cluster-e2e-dcos/DIGEST\"")
                .doesNotContain("8.8.8.8", "very secret", "$6$");
        assertThat(cluster.fakes()).allSatisfy(node -> assertThat(node.log()).isEmpty());
    }

    @Test
    void nodesBeginAsSoonAsTheirOwnFilesAreThere() {
        InstallPlan plan = DcosInstaller.fromPath(file).build().plan(cluster);

        assertThat(plan.step("agent_0/install").needs())
                .containsExactlyInAnyOrder("agent_0/look", "genconf", "agent_0/send", "agent_0/environment");
        assertThat(plan.step("master_0/poststart").needs()).containsExactly("master_0/install");
        assertThat(plan.step("master_0/admin-router").needs()).contains("agent_0/install", "master_0/poststart");
    }

    @Test
    void aRoleThatDcosDoesNotKnowAndAClusterWithoutMasterAreRefused() {
        DcosInstaller installer = DcosInstaller.fromPath(file).build();

        assertThatThrownBy(() -> installer.plan(cluster.and(Role.of("broker"), 2)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("broker_0 (role broker), broker_1 (role broker)")
                .hasMessageContaining("It has master, agent and public_agent");
        assertThatThrownBy(() -> installer.plan(FakeCluster.of(Role.AGENT, 1)))
                .hasMessageContaining("no node of role master");
    }

    @Test
    void everythingThatIsWrongIsToldAtOnceBeforeAnyNodeIsAsked() {
        DcosInstallerBuilder bad = DcosInstaller.fromPath(directory.resolve("nothing.sh"))
                .sha256("abc")
                .securityMode("lax")
                .genconfFile(directory.resolve("no"), "../escape")
                .checkLimit(Duration.ZERO);

        bad.workspace(directory.resolve("a space")).config(Map.of("superuser_username", "root"));
        bad.genconfFile(file, "genconf/config.yaml");

        assertThatThrownBy(bad::build)
                .hasMessageContaining("cannot run where the path has a space")
                .hasMessageContaining("has the superuser 'root', and who is to log in is 'bootstrapuser'")
                .hasMessageContaining("config.yaml is made from")
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("There is no DC/OS installer at")
                .hasMessageContaining("'abc' is no SHA-256")
                .hasMessageContaining("'lax' is no security mode")
                .hasMessageContaining("'../escape' is not below genconf")
                .hasMessageContaining("PT0S is not positive");
        assertThatThrownBy(() -> DcosInstaller.fromUrl(URI.create("ftp://x/y")).build())
                .hasMessageContaining("ftp://x/y");
    }

    @Test
    void aConfigurationFileThatIsNoMapIsRefusedWithLineAndColumn() throws IOException {
        Path list = Files.writeString(directory.resolve("list.yaml"), "# a comment\n\n  - one\n");
        Path broken = Files.writeString(directory.resolve("broken.yaml"), "a: 1\nb: [1, 2\nc: 3\n");
        Path twice = Files.writeString(directory.resolve("twice.yaml"), "a: 1\na: 2\n");
        DcosInstallerBuilder builder = DcosInstaller.fromPath(file);

        assertThatThrownBy(() -> builder.configFile(list))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("list.yaml, line 3, column 3, is no map but a list");
        assertThatThrownBy(() -> builder.configFile(broken)).hasMessageContaining("broken.yaml, line 3, column 2");
        assertThatThrownBy(() -> builder.configFile(twice)).hasMessageContaining("twice.yaml, line 2, column 1");
    }

    @Test
    void aDigestThatDoesNotFitEndsThePlanBeforeAnyNodeHasAnything() {
        DcosInstaller installer =
                DcosInstaller.fromUrl(file.toUri()).sha256("0".repeat(64)).build();
        cluster.answering((command, script) -> FakeNode.Answer.of("address=10.0.0.1\nfree=100000000\ncgroup=/\n"));

        assertThatThrownBy(() -> installer.plan(cluster).run())
                .isInstanceOf(InstallException.class)
                .hasMessageContaining("and not the wanted " + "0".repeat(64));
        assertThat(cluster.fakes())
                .allSatisfy(node -> assertThat(node.log()).noneMatch(entry -> entry.contains("install")));
    }

    @Test
    void aFileThatHasAnotherDigestIsNotTaken() {
        DcosInstaller installer =
                DcosInstaller.fromPath(file).sha256("0".repeat(64)).build();
        cluster.answering((command, script) -> FakeNode.Answer.of("address=10.0.0.1\nfree=100000000\ncgroup=/\n"));

        assertThatThrownBy(() -> installer.plan(cluster).run())
                .hasMessageContaining("and not the wanted " + "0".repeat(64));
    }

    @Test
    void whatIsNoInstallerIsNotFoundInTheCacheAgain() throws IOException {
        Path web = Files.writeString(directory.resolve("page.sh"), "<html>not found</html>");
        DcosInstaller installer = DcosInstaller.fromUrl(web.toUri()).build();
        cluster.answering((command, script) -> FakeNode.Answer.of("address=10.0.0.1\nfree=100000000\ncgroup=/\n"));
        assertThatThrownBy(() -> installer.plan(cluster).run()).hasMessageContaining("is no DC/OS installer");
        Files.writeString(web, "#!/bin/bash\n# variant: open\n#EOF#\n");

        assertThatThrownBy(() -> installer.plan(cluster).run()).hasMessageContaining("is not whole");
    }

    @Test
    void aNodeOnWhichAnInstallationBrokeOffIsToldAndNotInstalledOnAgain() throws IOException {
        String mark = new GenconfInput(cluster, DcosInstaller.fromPath(file).settings())
                .mark(GenerateConfigScript.read(file));
        cluster.fakes()
                .forEach(node -> node.answering((command, script) ->
                        FakeNode.Answer.of("address=" + node.privateAddress().getHostAddress()
                                + "\nfree=1000\nunits=yes\nmark=begun " + mark + "\ncgroup=/\n")));
        DcosInstaller installer = DcosInstaller.fromPath(file).build();

        assertThatThrownBy(() -> installer.plan(cluster).run())
                .hasMessageContaining("master_0: an installation of DC/OS broke off on it")
                .hasMessageContaining("Replace the node");
    }

    @Test
    void tooLittleRoomIsToldByNode() {
        cluster.fakes()
                .forEach(node -> node.answering((command, script) -> FakeNode.Answer.of(
                        "address=" + node.privateAddress().getHostAddress() + "\nfree=0\ncgroup=/\n")));

        assertThatThrownBy(
                        () -> DcosInstaller.fromPath(file).build().plan(cluster).run())
                .hasMessageContaining("master_0: there are 0 MB free below /opt");
    }

    @Test
    void nodesNeedWhatThePreflightLooksForByRole() {
        DcosInstaller installer = DcosInstaller.installed().build();

        assertThat(installer.requirements(Role.MASTER))
                .satisfies(needs -> assertThat(needs.docker()).isTrue())
                .satisfies(needs -> assertThat(needs.packages()).contains("curl", "unzip", "ipset"))
                .satisfies(needs -> assertThat(needs.volumes()).containsExactly("/opt"))
                .satisfies(
                        needs -> assertThat(needs.ports()).contains(2181, 5050).doesNotContain(5051));
        assertThat(installer.requirements(Role.AGENT))
                .satisfies(needs -> assertThat(needs.volumes()).contains("/var/lib/mesos/slave"))
                .satisfies(needs -> assertThat(needs.ports()).contains(5051).doesNotContain(5050));
    }

    @Test
    void itIsFoundByItsNameAndReadsItsOptions() {
        Installer installer = Installers.named("dcos", values("from-path", file.toString(), "set", "a_list=[1, 2]"));

        assertThat(installer.plan(cluster).toString()).contains("a_list:\n          - 1\n          - 2");
        assertThat(installer.operations())
                .containsExactlyInAnyOrder(Operation.INSTALL, Operation.WAIT, Operation.UPGRADE);
        assertThatThrownBy(() -> installer.plan(cluster, Operation.REMOVE))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("cannot REMOVE. It can: [INSTALL, WAIT, UPGRADE]");
        assertThatThrownBy(() -> Installers.named("dcos", List.of()).plan(cluster))
                .hasMessageContaining("give from-path");
        assertThatThrownBy(() -> Installers.named("dcos", values("from-path", "/nowhere")))
                .hasMessageContaining(
                        "Option 'from-path' of installer 'dcos' cannot be '/nowhere': there is no such file");
        assertThatThrownBy(() -> Installers.named("dcos", values("generate-on", "moon", "from-path", file.toString())))
                .hasMessageContaining("say one of [automatic, host, node]");
        assertThatThrownBy(() -> Installers.named("dcos", values("colour", "red")))
                .hasMessageContaining("it has no option 'colour'; it has: from-path, from-url");
        assertThatThrownBy(() -> Installers.named("dkos", List.of()))
                .hasMessageContaining("There is no installer 'dkos'. There is: ");
    }

    private static List<OptionValue> values(String... namesAndValues) {
        return Stream.iterate(0, i -> i < namesAndValues.length, i -> i + 2)
                .map(i -> new OptionValue(namesAndValues[i], namesAndValues[i + 1]))
                .toList();
    }
}
