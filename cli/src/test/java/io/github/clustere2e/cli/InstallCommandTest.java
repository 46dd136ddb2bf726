// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clustere2e.cli.fake.FakeWorld;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class InstallCommandTest {

    @TempDir
    private Path temporary;

    @BeforeEach
    void oneClusterOfTwo() {
        System.setProperty("clustere2e.cache", temporary.resolve("cache").toString());
        FakeWorld.reset();
        Run.of("create", "two", "--masters", "1", "--agents", "1");
    }

    @AfterEach
    void keepAsUsual() {
        System.clearProperty("clustere2e.cache");
    }

    @Test
    void anInstallerOfAThirdPartyIsFoundByItsNameWithItsOwnOptions() {
        Run run = Run.of("install", "two", "greeter", "--word", "good day", "--loud");

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(FakeWorld.events()).contains("greet master_0 GOOD DAY", "greet agent_0 GOOD DAY");
        assertThat(run.err())
                .contains("greet: 2/2 done", "'greeter' is done on 'two': 2 steps in ", "the critical path is ");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void optionsCanBeInAFile() throws IOException {
        Path file =
                Files.writeString(temporary.resolve("options.yaml"), "word: from a file\nfail-on: [nobody, none]\n");
        Run run = Run.of("install", "two", "greeter", "--options", file.toString(), "--loud");

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(FakeWorld.events()).contains("greet agent_0 FROM A FILE");
        Files.writeString(file, "- word\n");
        assertThat(Run.of("install", "two", "greeter", "--options", file.toString()))
                .returns(2, Run::status)
                .satisfies(
                        bad -> assertThat(bad.err()).contains("options.yaml, line 1, column 1, is no map but a list"));
    }

    @Test
    void aDryRunPrintsThePlanAndDoesNothing() {
        Run run = Run.of("install", "two", "greeter", "--dry-run", "--word=hi");

        assertThat(run.out()).isEqualTo("""
                greeter: 2 steps
                  master_0/greet  say hi
                  agent_0/greet   say hi
                """);
        assertThat(FakeWorld.events()).noneMatch(event -> event.startsWith("greet"));
        assertThat(Run.of("wait", "two").status()).isEqualTo(2);
    }

    @Test
    void whatIsInstalledCanBeWaitedForWithoutItsName() {
        Run.of("install", "two", "greeter");

        Run waited = Run.of("wait", "two", "--word", "again");
        assertThat(waited.status()).as(waited.err()).isZero();
        assertThat(FakeWorld.events()).contains("greet agent_0 again");
        assertThat(Run.of("upgrade", "two"))
                .returns(2, Run::status)
                .satisfies(run ->
                        assertThat(run.err()).contains("This installer cannot UPGRADE. It can: [INSTALL, WAIT]"));
    }

    @Test
    void aFailureTellsNodeRoleStepAndWhereTheLogsAre() throws IOException {
        Path report = temporary.resolve("report.svg");
        Run run = Run.of("install", "two", "greeter", "--fail-on", "agent_0", "--report", report.toString());

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err())
                .contains(
                        "'greeter' was not done: 1 of 2 steps failed",
                        "agent_0/greet (node agent_0, role agent): say hello",
                        "it does not listen",
                        "The logs of all nodes, and the plan's times: " + temporary.resolve("cache/failures/two-"));
        assertThat(Files.readString(report)).startsWith("<svg ").contains("class=\"failed\"");
    }

    @Test
    void theListHasEveryInstallerWithItsOptions() {
        assertThat(Run.of("install", "--list").out())
                .contains(
                        "dcos: DC/OS, from its own installer",
                        "greeter: greets every node\n  --word TEXT\n      What it says. Default: hello.\n",
                        "  --fail-on NODE  (may be given again)\n");
    }

    @Test
    void badInputChangesNothing() {
        assertRefused("There is no installer 'greet'. There is: ", "install", "two", "greet");
        assertRefused(
                "it has no option 'volume'; it has: word, loud, fail-on", "install", "two", "greeter", "--volume", "9");
        assertRefused(
                "Option 'loud' of installer 'greeter' cannot be 'very': say true or false",
                "install",
                "two",
                "greeter",
                "--loud",
                "very");
        assertRefused("'word' is given 2 times", "install", "two", "greeter", "--word", "a", "--word", "b");
        assertRefused("'spare' belongs to no option", "install", "two", "greeter", "spare");
        assertRefused("This is missing: INSTALLER", "install", "two");
        assertRefused("three", "install", "three", "greeter");
        assertRefused("nothing that 'install' has installed", "wait", "two");
    }

    @Test
    void nodesGetWhatSoftwareNeedsThatTheyAreMadeFor() {
        assertThat(Run.of("create", "for", "--masters", "1", "--for", "greeter").status())
                .isZero();
        assertThat(FakeWorld.events()).contains("master needs [megaphone]");
        assertThat(Run.of("create", "against", "--masters", "1", "--for", "nobody"))
                .returns(2, Run::status)
                .satisfies(run -> assertThat(run.err()).contains("There is no installer 'nobody'"));
    }

    private static void assertRefused(String why, String... arguments) {
        Run run = Run.of(arguments);
        assertThat(run.err()).contains(why);
        assertThat(run.status()).isEqualTo(2);
        assertThat(FakeWorld.events()).noneMatch(event -> event.startsWith("greet"));
    }
}
