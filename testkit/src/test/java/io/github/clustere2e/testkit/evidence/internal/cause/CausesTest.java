// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.testkit.evidence.internal.cause;

import static io.github.clustere2e.testkit.evidence.internal.Situations.node;
import static io.github.clustere2e.testkit.evidence.internal.Situations.unit;
import static io.github.clustere2e.testkit.evidence.internal.Situations.well;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.CommandFailedException;
import io.github.clustere2e.api.CommandResult;
import io.github.clustere2e.api.CommandTimeoutException;
import io.github.clustere2e.api.FanOutException;
import io.github.clustere2e.api.NodeConnectionException;
import io.github.clustere2e.testkit.evidence.facts.LikelyCause;
import io.github.clustere2e.testkit.evidence.internal.FailedUnit;
import io.github.clustere2e.testkit.evidence.internal.NodeFacts;
import io.github.clustere2e.testkit.evidence.internal.Situation;
import io.github.clustere2e.testkit.evidence.internal.Situations;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class CausesTest {

    private static final NodeFacts UNIT_FAILED = node(
            "agent_0",
            "running",
            List.of(new FailedUnit("etcd.service", List.of("Jan 02 12:00:03 host etcd[7]: address already in use"))),
            List.of(unit("agent_0", 3, true, "etcd.service: Failed with result 'exit-code'.")),
            List.of(),
            List.of(),
            List.of());

    @Test
    void whereNothingSpeaksForAnythingNothingIsSaid() {
        assertThat(Causes.of(new Situations().node(well("agent_0")).failing(new AssertionError("1 is not 2"))))
                .isEmpty();
    }

    @Test
    void aUnitThatFailedMeanwhileIsToldWithWhatItWrote() {
        Situation situation = new Situations().node(UNIT_FAILED).failing(new AssertionError("no leader"));

        assertThat(Causes.of(situation)).singleElement().satisfies(cause -> {
            assertThat(cause.summary()).isEqualTo("The unit etcd.service has failed on node agent_0.");
            assertThat(cause.evidence()).anyMatch(line -> line.contains("address already in use"));
            assertThat(cause.node()).contains("agent_0");
        });
    }

    @Test
    void aUnitThatFailedBeforeTheTestIsSaidToHave() {
        NodeFacts before = node(
                "agent_0",
                "running",
                List.of(new FailedUnit("old.service", List.of())),
                List.of(),
                List.of(),
                List.of(),
                List.of());
        assertThat(first(new Situations().node(before).failing(new AssertionError("no"))))
                .contains("old.service", "before the test began");
    }

    @Test
    void wantOfMemoryComesBeforeTheUnitThatItFailed() {
        NodeFacts killed = node(
                "agent_0",
                "running",
                List.of(new FailedUnit("etcd.service", List.of())),
                List.of(unit("agent_0", 3, true, "etcd.service: Main process exited, code=killed, status=9/KILL")),
                List.of("Memory cgroup out of memory: Killed process 123 (etcd) total-vm:1kB"),
                List.of(),
                List.of());
        assertThat(first(new Situations().node(killed).failing(new AssertionError("agent_0 has no etcd"))))
                .isEqualTo("The kernel ended 'etcd' on node agent_0 for want of memory.");
    }

    @Test
    void aCountOfKillsWithoutATimeIsSaidToBeOne() {
        NodeFacts counted =
                node("agent_0", "running", List.of(), List.of(), List.of(), List.of("2 /sys/fs/cgroup/x"), List.of());
        assertThat(first(new Situations().node(counted).failing(new AssertionError("no"))))
                .contains("at some time since it has booted");
    }

    @Test
    void aFullDiskIsTheCauseOfAnErrorThatSaysSo() {
        NodeFacts full = node(
                "agent_0",
                "running",
                UNIT_FAILED.failedUnits(),
                UNIT_FAILED.moments(),
                List.of(),
                List.of(),
                List.of("overlay overlay 10G 10G 0 100% /"));
        assertThat(first(new Situations()
                        .node(full)
                        .failing(failed("agent_0", "dd of=/x", 1, "dd: writing to '/x': No space left on device"))))
                .isEqualTo("A disk of node agent_0 is full.");
        assertThat(first(new Situations().node(full).failing(new AssertionError("1 is not 2"))))
                .as("without a word of it, what happened is likelier than what is so")
                .contains("etcd.service");
    }

    @Test
    void aDiskThatHasRoomAgainIsTheCauseAllTheSame() {
        assertThat(first(new Situations()
                        .node(well("agent_0"))
                        .failing(new AssertionError("write failed: No space left on device"))))
                .isEqualTo("There was no room on a disk.");
    }

    @Test
    void aNodeThatIsOffIsTheCauseOfAnErrorAboutItOnly() {
        NodeFacts off = node("agent_1", "exited", List.of(), List.of(), List.of(), List.of(), List.of());
        NodeConnectionException lost = new NodeConnectionException("agent_1", "it is off", false, null);

        List<LikelyCause> told =
                Causes.of(new Situations().node(UNIT_FAILED).node(off).failing(new AssertionError("lost it", lost)));
        assertThat(told.get(0).summary()).contains("Node agent_1 is switched off");
        List<LikelyCause> other =
                Causes.of(new Situations().node(UNIT_FAILED).node(off).failing(new AssertionError("no")));
        assertThat(other.get(0).summary()).contains("etcd.service");
        assertThat(other.get(1).cure())
                .hasValueSatisfying(cure -> assertThat(cure).contains("may have wanted it"));
    }

    @Test
    void aNodeWhoseNameIsTheBeginOfAnotherIsNotMeant() {
        NodeFacts off = node("agent_1", "exited", List.of(), List.of(), List.of(), List.of(), List.of());
        List<LikelyCause> causes = Causes.of(
                new Situations().node(UNIT_FAILED).node(off).failing(new AssertionError("agent_10 has no leader")));
        assertThat(causes.get(0).summary()).contains("etcd.service");
    }

    @Test
    void aConnectionThatWasLostToANodeThatRunsIsOne() {
        NodeConnectionException lost = new NodeConnectionException("agent_0", "no answer in time", false, null);
        assertThat(first(new Situations().node(well("agent_0")).failing(lost)))
                .isEqualTo("Node agent_0 could not be reached, or the connection to it was lost.");
    }

    @Test
    void aRefusedConnectionIsToldWithWhatListens() {
        List<LikelyCause> causes = Causes.of(new Situations()
                .node(well("agent_0"))
                .failing(failed("agent_0", "curl http://localhost:2379", 7, "curl: (7) Connection refused")));
        assertThat(causes.get(0).summary()).startsWith("A connection was refused");
        assertThat(causes.get(0).evidence())
                .anyMatch(line -> line.contains("127.0.0.1:22"))
                .anyMatch(line -> line.contains("(7)"));
    }

    @Test
    void aCommandThatThereIsNotIsNothingElse() {
        assertThat(first(new Situations()
                        .node(UNIT_FAILED)
                        .failing(failed("agent_0", "etcdctl", 127, "sh: etcdctl: not found"))))
                .isEqualTo("'etcdctl' ended with exit status 127 (there is no such command) on node agent_0.");
    }

    @Test
    void branchesOfAFanOutAreFoundInIt() {
        FanOutException error = new FanOutException(
                "run", List.of(), Map.of("agent_0", failed("agent_0", "deploy", 1, "no such image: shop:3")));
        assertThat(Causes.of(new Situations().node(well("agent_0")).failing(new AssertionError(error))))
                .singleElement()
                .satisfies(cause -> {
                    assertThat(cause.summary()).contains("'deploy' ended with exit status 1 on node agent_0");
                    assertThat(cause.evidence()).containsExactly("no such image: shop:3");
                });
    }

    @Test
    void aCommandThatTookTooLongIsOne() {
        CommandTimeoutException error = new CommandTimeoutException("agent_0", Command.of("sleep", "60"), "so far", "");
        assertThat(first(new Situations().node(well("agent_0")).failing(error)))
                .isEqualTo("A command did not end in time on node agent_0.");
    }

    @Test
    void whatStillRanWhenTheTestsTimeWasUpIsOne() {
        assertThat(first(new Situations()
                        .running("agent_0", 9, "wait-for-leader")
                        .failing(new TimeoutException("test() timed out after 10 seconds"))))
                .isEqualTo("A command still ran on node agent_0 when the test failed, for 1.0 s.");
    }

    @Test
    void theLastCommandIsOneIfItFailedAndTheErrorDoesNotSaySo() {
        Situations commands = new Situations()
                .command("agent_0", 1, 1, "first", "")
                .command("agent_0", 4, 137, "last", "it was killed");
        assertThat(first(commands.failing(new AssertionError("no"))))
                .startsWith("The last command before the failure, 'last' on node agent_0, ended with exit status 137");
        assertThat(Causes.of(commands.failing(failed("agent_0", "last", 137, "it was killed"))))
                .as("not twice")
                .hasSize(1);
        assertThat(Causes.of(commands.command("agent_0", 6, 0, "well", "").failing(new AssertionError("no"))))
                .isEmpty();
    }

    @Test
    void errorsThatHoldEachOtherHaveAnEnd() {
        AssertionError one = new AssertionError("one");
        IllegalStateException other = new IllegalStateException("other", one);
        one.initCause(other);
        assertThat(Causes.of(new Situations().failing(one))).isEmpty();
    }

    @Test
    void secretsOfACommandAreNotShown() {
        Command command = Command.builder("login").secret("swordfish").build();
        CommandResult result = new CommandResult(
                "agent_0",
                command,
                1,
                new byte[0],
                "swordfish is wrong".getBytes(StandardCharsets.UTF_8),
                Duration.ZERO);
        assertThat(Causes.of(new Situations().failing(new CommandFailedException(result))))
                .singleElement()
                .satisfies(cause -> assertThat(cause.evidence()).containsExactly("*** is wrong"));
    }

    private static String first(Situation situation) {
        return Causes.of(situation).get(0).summary();
    }

    private static CommandFailedException failed(String node, String line, int status, String stderr) {
        return new CommandFailedException(new CommandResult(
                node,
                Command.of(line.split(" ", -1)),
                status,
                new byte[0],
                stderr.getBytes(StandardCharsets.UTF_8),
                Duration.ZERO));
    }
}
