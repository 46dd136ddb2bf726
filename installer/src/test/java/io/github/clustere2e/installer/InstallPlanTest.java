// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.api.Role;
import io.github.clustere2e.installer.fake.FakeCluster;
import java.util.List;
import org.junit.jupiter.api.Test;

class InstallPlanTest {

    private final FakeCluster cluster = FakeCluster.of(Role.AGENT, 3);

    @Test
    void everythingThatIsWrongIsSaidAtOnce() {
        InstallPlan.Builder plan = InstallPlan.builder("broken");
        plan.add(step("a", "b"));
        plan.add(step("b", "c"));
        plan.add(step("c", "a"));
        plan.add(step("d", "nowhere"));
        plan.add(step("d"));
        plan.add(step("e", "e"));

        assertThatThrownBy(plan::build)
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("'broken'")
                .hasMessageContaining("a needs b needs c needs a")
                .hasMessageContaining("e needs e")
                .hasMessageContaining("'d' needs 'nowhere', which is no step of this plan")
                .hasMessageContaining("several steps 'd'");
    }

    @Test
    void aCircleIsNamedOnceAndWithoutTheStepsThatOnlyLeadToIt() {
        InstallPlan.Builder plan = InstallPlan.builder("broken");
        plan.add(step("before", "a"));
        plan.add(step("a", "b"));
        plan.add(step("b", "a"));

        assertThatThrownBy(plan::build)
                .hasMessage("The plan 'broken' cannot be run: these steps wait for each other: a needs b needs a");
    }

    @Test
    void stepsThatShareANeedAreNoCircle() {
        InstallPlan.Builder plan = InstallPlan.builder("diamond");
        plan.add(step("d", "b", "c"));
        plan.add(step("b", "a"));
        plan.add(step("c", "a"));
        plan.add(step("a"));

        assertThat(plan.build().lastSteps()).extracting(Step::id).containsExactly("d");
    }

    @Test
    void thePlanIsShownWithoutRunningIt() {
        InstallPlan.Builder plan = InstallPlan.builder("demo");
        Step<Done> unpack = plan.add(Step.on(cluster.node("agent_0"), "unpack")
                .describedAs("unpack the archive")
                .does(context -> {
                    throw new IllegalStateException("it was run");
                }));
        plan.add(Step.named("ready").needs(unpack).does(context -> {}));

        assertThat(plan.build()).hasToString("""
                        demo: 2 steps
                          agent_0/unpack  unpack the archive
                          ready            (after agent_0/unpack)""");
    }

    @Test
    void theFirstMemberComesBeforeTheRestAndTheRestDoNotWaitForEachOther() {
        InstallPlan.Builder plan = InstallPlan.builder("ordered");
        List<Step<Done>> joins = plan.firstThenRest(
                cluster.nodes(), node -> Step.on(node, "join").does(context -> {}));

        assertThat(joins.get(0).needs()).isEmpty();
        assertThat(joins.get(1).needs()).containsExactly("agent_0/join");
        assertThat(joins.get(2).needs()).containsExactly("agent_0/join");
        assertThat(plan.build().steps()).isEqualTo(joins);
    }

    @Test
    void aPlanOfNoStepsIsDoneAtOnce() {
        assertThat(InstallPlan.builder("nothing").build().run().steps()).isEmpty();
    }

    @Test
    void aStepThatIsNotThereIsToldWithThoseThatAre() {
        InstallPlan.Builder plan = InstallPlan.builder("small");
        plan.add(step("a"));

        assertThatThrownBy(() -> plan.build().step("b"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("[a]");
    }

    private static Step<Done> step(String id, String... needs) {
        Step.Builder step = Step.named(id);
        for (String need : needs) {
            step.needsId(need);
        }
        return step.does(context -> {});
    }
}
