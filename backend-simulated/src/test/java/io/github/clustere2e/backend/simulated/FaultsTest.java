// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.CommandFailedException;
import io.github.clustere2e.api.HostKeyMismatchException;
import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.NodeConnectionException;
import io.github.clustere2e.api.StandardInput;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class FaultsTest {

    private static final int LARGE = 300_000;

    private static Cluster cluster;
    private static Node node;
    private static SimulatedFaults faults;

    @BeforeAll
    static void create() {
        cluster = TestClusters.scripted(
                1,
                Script.builder()
                        .when(Match.exactly("large"), Answer.ok().stdout(new byte[LARGE]))
                        .when(Match.exactly("wc"), call -> Answer.output(call.stdin().length + "\n"))
                        .when(Match.exactly("false"), Answer.failure(1, ""))
                        .build());
        node = cluster.node("agent_0");
        faults = SimulatedFaults.of(cluster);
    }

    @AfterAll
    static void close() {
        cluster.close();
    }

    @AfterEach
    void heal() {
        faults.heal(node);
        faults.disconnect(node);
    }

    @Test
    void aConnectionIsDroppedAtAByteOfTheOutput() {
        node.run("true");
        faults.inject(node, new Fault.DropAfterOutput(100_000), 1);

        assertThatThrownBy(() -> node.run("large"))
                .isInstanceOfSatisfying(
                        NodeConnectionException.class,
                        e -> assertThat(e.mayHaveStarted()).isTrue());
        assertThat(node.run("large").stdoutSize()).as("after the one time").isEqualTo(LARGE);
    }

    @Test
    void aConnectionIsDroppedAtAByteOfTheInput() {
        node.run("true");
        faults.inject(node, new Fault.DropAfterInput(100_000), 1);
        Command reading = Command.builder("wc")
                .stdin(StandardInput.of(new byte[LARGE]))
                .idempotent()
                .build();

        assertThat(node.run(reading).stdout())
                .as("of a command that may be sent again")
                .isEqualTo(Integer.toString(LARGE));
    }

    @Test
    void connectionsAreRefusedUntilTheNodeIsHealed() {
        faults.inject(node, new Fault.RefuseConnections());
        faults.disconnect(node);
        Command soon = Command.builder("true").timeout(Duration.ofMillis(500)).build();

        assertThatThrownBy(() -> node.run(soon)).isInstanceOf(NodeConnectionException.class);
        faults.heal(node);
        assertThat(node.run("true").succeeded()).isTrue();
    }

    @Test
    void aFewRefusedConnectionsAreTriedAgain() {
        faults.inject(node, new Fault.RefuseConnections(), 2);
        faults.disconnect(node);

        assertThat(node.run("true").succeeded()).isTrue();
    }

    @Test
    void nobodyIsLetIn() {
        faults.inject(node, new Fault.RefuseAuthentication(), 1);
        faults.disconnect(node);

        assertThatThrownBy(() -> node.run("true")).hasMessageContaining("key");
        assertThat(node.run("true").succeeded()).isTrue();
    }

    @Test
    void aWrongHostKeyStopsEverything() {
        faults.inject(node, new Fault.WrongHostKey(), 1);
        faults.disconnect(node);

        assertThatThrownBy(() -> node.run("true")).isInstanceOf(HostKeyMismatchException.class);
        assertThat(node.run("true").succeeded()).isTrue();
    }

    @Test
    void commandsLie() {
        faults.inject(node, new Fault.WrongExitStatus(0), 1);
        assertThat(node.run("false").succeeded()).isTrue();
        assertThatThrownBy(() -> node.run("false")).isInstanceOf(CommandFailedException.class);

        faults.inject(node, new Fault.TruncateOutput(10), 1);
        assertThat(node.run("large").stdoutSize()).isEqualTo(10);
        assertThat(node.run("large").stdoutSize()).isEqualTo(LARGE);
    }

    @Test
    void connectionsAndCommandsAreSlow() {
        node.run("true");
        faults.inject(node, new Fault.LimitRate(LARGE), 1);
        assertThat(node.run("large").duration()).isGreaterThan(Duration.ofMillis(800));
        faults.heal(node);

        faults.inject(node, new Fault.DelayCommands(Duration.ofMillis(300)), 1);
        assertThat(node.run("true").duration()).isGreaterThan(Duration.ofMillis(290));

        faults.inject(node, new Fault.DelayConnections(Duration.ofMillis(300)), 1);
        faults.disconnect(node);
        long begun = System.nanoTime();
        node.run("true");
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofMillis(290));
    }

    @Test
    void impossibleFaultsAreRefused() {
        assertThatThrownBy(() -> new Fault.DropAfterInput(-1)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> new Fault.LimitRate(0)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> new Fault.WrongExitStatus(256)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> faults.inject(node, new Fault.RefuseConnections(), 0))
                .isInstanceOf(InvalidInputException.class);
    }
}
