// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clustere2e.cli.fake.FakeWorld;
import io.github.clustere2e.cli.terminal.Console;
import io.github.clustere2e.cli.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RunCommandTest {

    private static final Terminal TERMINAL = new Terminal(true, true, true, 80, true, true);

    @BeforeEach
    void twoClusters() {
        FakeWorld.reset();
        Run.of("create", "five", "--masters", "1", "--agents", "3", "--public-agents", "1");
        Run.of("create", "one", "--agents", "1");
    }

    @Test
    void oneNodesOutputIsPassedThroughByteByByte() {
        Run run = Run.of("run", "five", "--node", "agent_0", "--", "bytes");

        assertThat(run.status()).isZero();
        assertThat(run.outBytes()).isEqualTo(new byte[] {0, (byte) 0xff, 'x', '\r', '\n', 'y'});
        assertThat(run.err()).isEmpty();
    }

    @Test
    void eachStreamStaysWhatItIs() {
        Run run = Run.of("run", "one", "--", "two-streams");

        assertThat(run.out()).isEqualTo("out\n");
        assertThat(run.err()).isEqualTo("err\n");
    }

    @Test
    void theRemoteStatusIsOurs() {
        assertThat(Run.of("run", "five", "--node", "agent_0", "--", "sh", "-c", "exit 7"))
                .returns(7, Run::status)
                .returns("", Run::err);
        assertThat(Run.of("run", "one", "--", "no-such-program").status()).isEqualTo(127);
        assertThat(Run.of("run", "one", "--", "sh", "-c", "exit 255").status()).isEqualTo(255);
    }

    @Test
    void onSeveralNodesEachLineBeginsWithItsNode() {
        Run run = Run.of("run", "five", "--all", "--", "hostname");

        assertThat(run.status()).isZero();
        assertThat(run.outLines())
                .containsExactlyInAnyOrder(
                        "master_0       | five-master-0",
                        "agent_0        | five-agent-0",
                        "agent_1        | five-agent-1",
                        "agent_2        | five-agent-2",
                        "public_agent_0 | five-public-agent-0");
    }

    @Test
    void aPrefixHasColourOnATerminalOnly() {
        assertThat(Run.on(TERMINAL, "", "run", "five", "--role", "agent", "--", "hostname")
                        .out())
                .contains("\u001b[36magent_0 |\u001b[0m five-agent-0\n");
    }

    @Test
    void nodesAreChosenByNameAndRoleTogetherEachOnce() {
        Run run = Run.of(
                "run", "five", "--role", "agent", "--node", "agent_1", "--node", "master_0", "--", "echo", "hello");

        assertThat(run.outLines())
                .containsExactlyInAnyOrder(
                        "master_0 | hello", "agent_0  | hello", "agent_1  | hello", "agent_2  | hello");
    }

    @Test
    void ofSeveralStatusesTheWorstIsOursAndAllAreTold() {
        Run run = Run.of("run", "five", "--role", "agent", "--", "exit-by-index", "3");

        assertThat(run.status()).isEqualTo(5);
        assertThat(run.err())
                .isEqualTo("exit status 3 on agent_0; exit status 4 on agent_1; exit status 5 on agent_2\n");
        assertThat(Run.of("run", "five", "--role", "agent", "--", "exit-by-index", "0")
                        .err())
                .isEqualTo("exit status 1 on agent_1; exit status 2 on agent_2\n");
    }

    @Test
    void aNodeThatCannotBeReachedCountsAsStatusOne() {
        Run.of("create", "unreachable", "--agents", "2");

        assertThat(Run.of("run", "unreachable", "--node", "agent_0", "--", "true"))
                .returns(1, Run::status)
                .returns("cluster-e2e: agent_0: 10.0.0.1:22 does not answer\n", Run::err);
        Run both = Run.of("run", "unreachable", "--all", "--", "true");
        assertThat(both.status()).isEqualTo(1);
        assertThat(both.err()).contains("agent_0: 10.0.0.1:22 does not answer", "agent_1: 10.0.0.1:22");
    }

    @Test
    void standardInputIsPassedToOneNodeOnly() {
        assertThat(Run.on(Terminal.none(), "to be\nread", "run", "one", "--", "cat")
                        .out())
                .isEqualTo("to be\nread");
        assertThat(Run.on(Terminal.none(), "to be read", "run", "five", "--all", "--", "cat")
                        .out())
                .isEmpty();
        assertThat(Run.on(TERMINAL, "to be read", "run", "one", "--", "cat").out())
                .isEmpty();
    }

    @Test
    void standardInputThatNeverEndsDoesNotHoldUpACommandThatDoesNotReadIt() throws IOException {
        InputStream endless = new PipedInputStream(new PipedOutputStream());
        Console console = new Console(
                endless, new ByteArrayOutputStream(), new ByteArrayOutputStream(), Terminal.none(), Map.of());

        assertThat(new Cli(console).run("run", "one", "--", "true")).isZero();
    }

    @Test
    void noShellTouchesTheArgumentsUnlessAsked() {
        assertThat(Run.of("run", "one", "--", "args", "--", "-n", "@here", "", "a b", "\"q\"", "--all", "${x}")
                        .out())
                .isEqualTo("[args, --, -n, @here, , a b, \"q\", --all, ${x}]\n");
        assertThat(Run.of("run", "one", "--shell", "--", "exit", "9").status()).isEqualTo(9);
    }

    @Test
    void theUserIsPassedOn() {
        assertThat(Run.of("run", "one", "--", "whoami").out()).isEqualTo("root\n");
        assertThat(Run.of("run", "one", "--user", "nobody", "--", "whoami").out())
                .isEqualTo("nobody\n");
    }

    @Test
    void aCommandThatTakesTooLongIsEndedOnTheNode() {
        Run run = Run.of("run", "one", "--timeout", "50ms", "--", "sleep");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err())
                .contains("agent_0: 'sleep' did not end within 0.05 s")
                .contains("Give it longer with --timeout");
        assertThat(FakeWorld.events()).contains("end 'sleep' on agent_0");
    }

    @Test
    void whenNobodyReadsOurOutputTheCommandIsEnded() {
        OutputStream closed = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
            }
        };
        Console console = new Console(
                InputStream.nullInputStream(), closed, new ByteArrayOutputStream(), Terminal.none(), Map.of());

        assertThat(new Cli(console).run("run", "five", "--all", "--", "yes")).isEqualTo(1);
        assertThat(FakeWorld.events())
                .contains("end 'yes' on agent_0")
                .noneMatch(event -> event.startsWith("listener failed"));
    }

    @Test
    void testsOfDcosRunOnItsFirstMasterWithTheirEnvironment() {
        Run.of("create", "dcos", "--masters", "3", "--agents", "1");
        Run run = Run.of("run", "dcos", "--test-env", "--", "pytest", "-x");

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out()).containsPattern("^[0-9.]+,[0-9.]+,[0-9.]+ \\[pytest, -x]\n$");
        assertThat(Run.of("run", "dcos", "--test-env", "--all", "--", "pytest"))
                .returns(2, Run::status)
                .satisfies(refused -> assertThat(refused.err()).contains("This runs on one node"));
    }
}
