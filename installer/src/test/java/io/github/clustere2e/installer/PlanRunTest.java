// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.CommandFailedException;
import io.github.clustere2e.api.InterruptedClusterException;
import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.ProgressEvent;
import io.github.clustere2e.api.Role;
import io.github.clustere2e.installer.fake.FakeCluster;
import io.github.clustere2e.installer.fake.FakeNode;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class PlanRunTest {

    private final FakeCluster cluster = FakeCluster.of(Role.AGENT, 3);
    private final InstallPlan.Builder plan = InstallPlan.builder("software");
    private final List<String> ran = new CopyOnWriteArrayList<>();

    @Test
    void allNodesWorkAtOnce() {
        CyclicBarrier together = new CyclicBarrier(3);
        plan.onEach(
                cluster.nodes(), node -> Step.on(node, "work").does(context -> together.await(20, TimeUnit.SECONDS)));

        assertThat(plan.build().run().steps()).hasSize(3).allMatch(step -> step.status() == StepStatus.DONE);
    }

    @Test
    void aNodeGoesOnWhileAnotherIsStillAtItsFirstStep() {
        CountDownLatch quickNodeIsThrough = new CountDownLatch(1);
        Node slow = cluster.node("agent_0");
        Node quick = cluster.node("agent_1");
        plan.add(Step.on(slow, "first").does(context -> await(quickNodeIsThrough)));
        Step<Done> first = plan.add(Step.on(quick, "first").does(context -> {}));
        Step<Done> second = plan.add(Step.on(quick, "second").needs(first).does(context -> {}));
        plan.add(Step.on(quick, "third").needs(second).does(context -> quickNodeIsThrough.countDown()));

        assertThat(plan.build().run().step("agent_0/first").status()).isEqualTo(StepStatus.DONE);
    }

    @Test
    void aStepStartsOnlyAfterAllThatItNeeds() {
        List<Step<Done>> works = plan.onEach(cluster.nodes(), this::recording);
        Step<Done> all = plan.barrier("all", works);
        plan.add(Step.named("after").needs(all).does(context -> ran.add("after")));
        plan.build().run();

        assertThat(ran).hasSize(4).last().isEqualTo("after");
    }

    @Test
    void valuesGoToTheStepsThatNeedThem() {
        Step<Integer> number = plan.add(Step.named("number").yields(context -> 41));
        Step<String> text =
                plan.add(Step.named("text").needs(number).yields(context -> "it is " + (context.valueOf(number) + 1)));
        plan.add(Step.named("end").needs(text).does(context -> context.note(context.valueOf(text))));

        assertThat(plan.build().run().step("end").note()).isEqualTo("it is 42");
    }

    @Test
    void aPlanThatFailedGoesOnFromWhereItFailedWithTheValuesOfThen() {
        AtomicReference<String> ill = new AtomicReference<>("agent_1");
        Step<String> once = plan.add(Step.named("once").yields(context -> "made " + ran.size()));
        List<Step<Done>> works = plan.onEach(
                cluster.nodes(),
                node -> Step.on(node, "work").needs(once).does(context -> {
                    ran.add(node.name());
                    assertThat(node.name()).isNotEqualTo(ill.get());
                }));
        plan.add(Step.named("end").needs(works).needs(once).does(context -> context.note(context.valueOf(once))));
        InstallPlan built = plan.build();
        InstallException failure = catchThrowableOfType(InstallException.class, built::run);
        ill.set("");
        ran.add("resumed");

        InstallReport report = built.resume(failure, event -> {});

        assertThat(ran).hasSize(5).endsWith("resumed", "agent_1");
        assertThat(report.step("end").note()).isEqualTo("made 0");
        assertThat(report.step("agent_0/work").status()).isEqualTo(StepStatus.SKIPPED);
        assertThat(report.step("agent_1/work").status()).isEqualTo(StepStatus.DONE);
        assertThat(report.step("once").note()).isEqualTo("done before the failure");
    }

    @Test
    void aPlanDoesNotGoOnFromWhereAnotherFailed() {
        plan.add(Step.named("bad").does(context -> {
            throw new IllegalStateException("bad");
        }));
        InstallException failure =
                catchThrowableOfType(InstallException.class, () -> plan.build().run());
        InstallPlan other = InstallPlan.builder("other").build();

        assertThatThrownBy(() -> other.resume(failure, event -> {}))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("'other' cannot be resumed with the failure of another plan, 'software'");
    }

    @Test
    void oneNodeAfterTheOtherStopsAtTheFirstThatIsNotHealthy() {
        plan.oneByOne(
                cluster.nodes(),
                node -> {
                    InstallPlan.Builder part = InstallPlan.builder("part");
                    Step<Done> change = part.add(Step.on(node, "change").does(context -> ran.add(node.name())));
                    part.add(Step.on(node, "healthy")
                            .needs(change)
                            .does(context -> assertThat(node.name()).isNotEqualTo("agent_1")));
                    return part.build();
                },
                List.of());

        InstallException failure =
                catchThrowableOfType(InstallException.class, () -> plan.build().run());

        assertThat(ran).containsExactly("agent_0", "agent_1");
        assertThat(failure.report().step("agent_2/change").status()).isEqualTo(StepStatus.NOT_RUN);
    }

    @Test
    void aValueThatMightNotBeThereYetCannotBeAskedFor() {
        Step<Integer> number = plan.add(Step.named("number").yields(context -> 41));
        plan.add(Step.named("hasty").does(context -> context.valueOf(number)));

        assertThatThrownBy(() -> plan.build().run())
                .isInstanceOf(InstallException.class)
                .hasMessageContaining("'hasty' asks for the value of 'number', which it does not need");
    }

    @Test
    void whatNeedsAFailedStepDoesNotRunAndEverythingElseIsFinished() {
        Node broken = cluster.node("agent_0");
        Node good = cluster.node("agent_1");
        CountDownLatch failed = new CountDownLatch(1);
        Step<Done> failing = plan.add(Step.on(broken, "install").does(context -> {
            throw new IllegalStateException("broken");
        }));
        Step<Done> after = plan.add(Step.on(broken, "start").needs(failing).does(context -> ran.add("start")));
        plan.add(Step.named("ready").needs(after).does(context -> ran.add("ready")));
        Step<Done> waiting = plan.add(Step.on(good, "install").does(context -> await(failed)));
        plan.add(Step.on(good, "start").needs(waiting).does(context -> ran.add("good start")));

        InstallPlan built = plan.build();
        InstallException error = catchThrowableOfType(
                InstallException.class,
                () -> built.run(event -> {
                    if (event.kind() == ProgressEvent.Kind.FAILED) {
                        failed.countDown();
                    }
                }));

        assertThat(ran).containsExactly("good start");
        assertThat(error.report().step("agent_0/start").status()).isEqualTo(StepStatus.NOT_RUN);
        assertThat(error.report().step("ready").status()).isEqualTo(StepStatus.NOT_RUN);
        assertThat(error.report().step("agent_1/start").status()).isEqualTo(StepStatus.DONE);
        assertThat(error).hasMessageContaining("Not run because of that: agent_0/start, ready");
    }

    @Test
    void allFailuresAreToldTogetherWithNodeRoleStepCommandStatusAndLastLines() {
        cluster.answering((command, script) -> new FakeNode.Answer(3, "", "first line\nlast line"));
        plan.onEach(
                cluster.nodes(),
                node -> Step.on(node, "install")
                        .describedAs("install the software")
                        .does(context -> context.node().run(Command.of("make", "it"))));

        assertThatThrownBy(() -> plan.build().run())
                .isInstanceOf(InstallException.class)
                .hasMessageContaining("3 of 3 steps failed")
                .hasMessageContaining("agent_0/install (node agent_0, role agent): install the software")
                .hasMessageContaining("agent_1/install")
                .hasMessageContaining("agent_2/install")
                .hasMessageContaining("'make it' ended with exit status 3")
                .hasMessageContaining("last line")
                .hasCauseInstanceOf(CommandFailedException.class)
                .satisfies(error -> assertThat(error.getSuppressed()).hasSize(2));
    }

    @Test
    void anInterruptEndsTheRunningStepsAndIsReportedOnlyWhenTheyHaveEnded() throws InterruptedException {
        CountDownLatch running = new CountDownLatch(1);
        Step<Done> endless = plan.add(Step.named("endless").does(context -> {
            running.countDown();
            try {
                await(new CountDownLatch(1));
            } finally {
                ran.add("ended");
            }
        }));
        plan.add(Step.named("next").needs(endless).does(context -> ran.add("next")));
        InstallPlan built = plan.build();
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        List<String> before = new CopyOnWriteArrayList<>();
        Thread installing = new Thread(() -> {
            try {
                built.run();
            } catch (InterruptedClusterException e) {
                before.addAll(ran);
                thrown.set(e);
            }
        });
        installing.start();
        running.await();
        installing.interrupt();
        installing.join();

        assertThat(thrown.get()).hasMessageContaining("software");
        assertThat(before).containsExactly("ended");
    }

    @Test
    void aStepThatHadNothingToDoIsReportedAsSkippedAndStillYieldsItsValue() {
        Step<String> path = plan.add(Step.named("path").yields(context -> {
            context.skip("it is there");
            return "/there";
        }));
        plan.add(Step.named("use").needs(path).does(context -> ran.add(context.valueOf(path))));
        InstallReport report = plan.build().run();

        assertThat(report.step("path").status()).isEqualTo(StepStatus.SKIPPED);
        assertThat(report.step("path").note()).isEqualTo("it is there");
        assertThat(ran).containsExactly("/there");
    }

    @Test
    void everyStepIsHeardAndAListenerThatThrowsDisturbsNothing() {
        plan.onEach(cluster.nodes(), this::recording);
        List<ProgressEvent> events = new CopyOnWriteArrayList<>();
        plan.build().run(event -> {
            events.add(event);
            throw new IllegalStateException("a bad listener");
        });

        assertThat(ran).hasSize(3);
        assertThat(events).hasSize(6);
        assertThat(events.stream().filter(event -> event.node().orElse("").equals("agent_1")))
                .extracting(ProgressEvent::phase, ProgressEvent::kind)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("work", ProgressEvent.Kind.STARTED),
                        org.assertj.core.groups.Tuple.tuple("work", ProgressEvent.Kind.FINISHED));
    }

    @Test
    void aPlanCanBeRunAgain() {
        plan.onEach(cluster.nodes(), this::recording);
        InstallPlan built = plan.build();
        built.run();
        built.run();

        assertThat(ran).hasSize(6);
    }

    private Step<Done> recording(Node node) {
        return Step.on(node, "work").does(context -> ran.add(node.name()));
    }

    private static void await(CountDownLatch latch) throws InterruptedException {
        assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    }
}
