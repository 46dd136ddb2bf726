// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;

class NodesTest {

    private final Node master = FakeNode.of(Role.MASTER, 0);
    private final FakeNode agent0 = FakeNode.of(Role.AGENT, 0);
    private final FakeNode agent1 = FakeNode.of(Role.AGENT, 1);
    private final Nodes nodes = Nodes.of(List.of(master, agent0, agent1));

    @Test
    void aCommandGivesOneResultANodeInTheirOrder() {
        NodeResults results = nodes.run("hostname");

        assertThat(results).extracting(CommandResult::node).containsExactly("master_0", "agent_0", "agent_1");
        assertThat(results.of(agent1).stdout()).isEqualTo("hello from agent_1");
        assertThat(results.worstStatus()).isZero();
    }

    @Test
    void aFailureOnOneNodeIsToldWithTheResultsOfTheOthers() {
        Nodes some = Nodes.of(List.of(master, agent0.endingWith(7), agent1));

        FanOutException error = catchThrowableOfType(FanOutException.class, () -> some.run("false"));

        assertThat(error).hasMessageContainingAll("run false failed on 1 of 3", "agent_0", "exit status 7");
        assertThat(error.failures().get("agent_0")).isInstanceOf(CommandFailedException.class);
        assertThat(error.results()).hasSize(2);
    }

    @Test
    void theWorstStatusIsKnownWhereAnyIsAllowed() {
        Nodes some = Nodes.of(List.of(agent0.endingWith(1), agent1.endingWith(3)));

        NodeResults results = some.run(Command.builder("x").anyExitStatus().build());

        assertThat(results.worstStatus()).isEqualTo(3);
    }

    @Test
    void nodesArePickedByRoleAndLeftOutByName() {
        assertThat(nodes.withRole(Role.AGENT)).containsExactly(agent0, agent1);
        assertThat(nodes.without(agent0)).containsExactly(master, agent1);
        assertThat(nodes.withRole(Role.of("broker"))).isEmpty();
        assertThat(nodes.first()).isSameAs(master);
        assertThat(nodes).hasToString("[master_0, agent_0, agent_1]");
    }

    @Test
    void theFirstOfNoneIsRefused() {
        Nodes none = nodes.withRole(Role.of("broker"));

        assertThat(none.isEmpty()).isTrue();
        assertThatThrownBy(none::first).isInstanceOf(InvalidInputException.class);
    }
}
