// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
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

    @Test
    void aFailureLeavesTheOthersAloneEvenOneByOne() {
        Nodes some = Nodes.of(List.of(agent0.endingWith(7), master, agent1)).atMost(1);

        FanOutException error = catchThrowableOfType(FanOutException.class, () -> some.run("x"));

        assertThat(error.results()).hasSize(2);
        assertThat(error.notBegun()).isEmpty();
    }

    @Test
    void failingFastBeginsNothingOnTheRestAndNamesIt() {
        List<String> begun = new CopyOnWriteArrayList<>();
        Nodes some = Nodes.of(IntStream.range(0, 5)
                        .mapToObj(i -> FakeNode.of(Role.AGENT, i).doing(() -> begun.add("agent_" + i)))
                        .map(node -> node.name().equals("agent_1") ? node.endingWith(7) : node)
                        .toList())
                .atMost(1)
                .failFast();

        FanOutException error = catchThrowableOfType(FanOutException.class, () -> some.run("x"));

        assertThat(begun).containsExactly("agent_0");
        assertThat(error.results()).hasSize(1);
        assertThat(error.failures()).containsOnlyKeys("agent_1");
        assertThat(error.notBegun()).containsExactly("agent_2", "agent_3", "agent_4");
        assertThat(error).hasMessageContainingAll("failed on 1 of 5", "not begun after that: agent_[2-4]");
    }

    @Test
    void noMoreThanTheBoundRunAtOnceAlsoOfThoseThatArePicked() {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CyclicBarrier two = new CyclicBarrier(2);
        Nodes some = Nodes.of(IntStream.range(0, 9)
                        .mapToObj(i -> FakeNode.of(Role.AGENT, i).doing(() -> {
                            most.accumulateAndGet(running.incrementAndGet(), Math::max);
                            meet(two);
                            running.decrementAndGet();
                        }))
                        .toList())
                .atMost(2);

        some.withRole(Role.AGENT).without(FakeNode.of(Role.AGENT, 8)).run("x");

        assertThat(most).hasValue(2);
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await(20, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void whoIsPickedStillFailsFast() {
        Nodes some = Nodes.of(List.of(master, agent0.endingWith(7), agent1))
                .atMost(1)
                .failFast()
                .withRole(Role.AGENT);

        FanOutException error = catchThrowableOfType(FanOutException.class, () -> some.run("x"));

        assertThat(error.notBegun()).containsExactly("agent_1");
    }

    @Test
    void aBoundThatLetsNothingRunIsRefused() {
        assertThatThrownBy(() -> nodes.atMost(0).run("x")).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void answersThatDifferAreFoldedIntoOneGroupEach() {
        assertThat(nodes.withRole(Role.AGENT).run("x").folded())
                .containsSubsequence("agent_0", "hello from agent_0", "agent_1", "hello from agent_1");
    }

    @Test
    void anUploadThatFailsSaysWhere(@TempDir Path directory) {
        assertThatThrownBy(() -> nodes.upload(directory, "/x"))
                .isInstanceOf(FanOutException.class)
                .hasMessageContainingAll("upload", "failed on 3 of 3", "master_0", "agent_0", "agent_1");
    }
}
