// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer;

import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.Nodes;
import io.github.clustere2e.api.ProgressListener;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What is to be done to install something: steps, and for each what must be done before.
 *
 * <p>All steps that need nothing of each other run at once, on one node as on many: a step starts the moment that the
 * last of its needs is done, whatever happens on other nodes. Nothing waits for all nodes unless a step says that it
 * needs them.
 *
 * <p>Immutable and thread-safe. {@link #toString()} shows the plan without running it.
 *
 * @since 0.1
 */
public final class InstallPlan {

    private final String name;
    private final List<Step<?>> steps;

    private InstallPlan(Builder builder) {
        this.name = builder.name;
        this.steps = List.copyOf(builder.steps);
    }

    /**
     * Begins a plan.
     *
     * @param name what is installed, for people, such as {@code etcd}
     * @return a builder
     */
    public static Builder builder(String name) {
        return new Builder(name);
    }

    /**
     * Returns what is installed.
     *
     * @return a name for people
     */
    public String name() {
        return name;
    }

    /**
     * Returns all steps.
     *
     * @return in the order in which they were added; unmodifiable
     */
    public List<Step<?>> steps() {
        return steps;
    }

    /**
     * Returns one step.
     *
     * @param id its id
     * @return the step
     * @throws InvalidInputException if there is none; it lists those that there are
     */
    public Step<?> step(String id) {
        return steps.stream()
                .filter(step -> step.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException(
                        "The plan '" + name + "' has no step '" + id + "'. It has: " + steps));
    }

    /**
     * Returns the steps on which no other step waits: when these are done, all is done.
     *
     * @return in order; empty only if the plan is
     */
    public List<Step<?>> lastSteps() {
        List<String> needed =
                steps.stream().flatMap(step -> step.needs().stream()).distinct().toList();
        return steps.stream().filter(step -> !needed.contains(step.id())).toList();
    }

    /**
     * Runs the plan and waits until every step that was begun has ended.
     *
     * @return what was done
     * @throws InstallException if a step failed: what does not need it was finished, and every failure is told
     * @throws io.github.clustere2e.api.InterruptedClusterException if this thread was interrupted: the running steps
     *     were interrupted too and waited for, and no other was begun
     */
    public InstallReport run() {
        return run(ProgressListener.none());
    }

    /**
     * Runs the plan and waits until every step that was begun has ended.
     *
     * @param listener hears each step begin and end: the phase is the step's name, the text its description
     * @return what was done
     * @throws InstallException if a step failed: what does not need it was finished, and every failure is told
     * @throws io.github.clustere2e.api.InterruptedClusterException if this thread was interrupted: the running steps
     *     were interrupted too and waited for, and no other was begun
     */
    public InstallReport run(ProgressListener listener) {
        return new PlanRun(this, listener, Map.of()).run();
    }

    /**
     * Runs a plan that failed on from where it failed: what was done then is not done again, and its values are those of
     * then; what failed, and what was not run because of that, is.
     *
     * <p>Another process does the same by running the plan anew: steps skip what is true already.
     *
     * @param failure what {@link #run} has thrown for this very plan
     * @param listener hears each step begin and end
     * @return what was done now; what was done then is in it as skipped
     * @throws InvalidInputException if another plan failed
     * @throws InstallException if a step failed again
     * @throws io.github.clustere2e.api.InterruptedClusterException if this thread was interrupted
     */
    public InstallReport resume(InstallException failure, ProgressListener listener) {
        if (failure.plan() != this) {
            throw new InvalidInputException("'" + name + "' cannot be resumed with the failure of another plan, '"
                    + failure.plan().name() + "': run it");
        }
        return new PlanRun(this, listener, failure.values()).run();
    }

    /**
     * Shows every step with what it waits for.
     *
     * @return several lines, for people
     */
    @Override
    public String toString() {
        return PlanText.of(this);
    }

    /**
     * Collects the steps of a plan. Not thread-safe.
     *
     * @since 0.1
     */
    public static final class Builder {

        private final String name;
        private final List<Step<?>> steps = new ArrayList<>();

        private Builder(String name) {
            this.name = name;
        }

        /**
         * Adds a step.
         *
         * @param step the step
         * @param <T> what it yields
         * @return the step, for others to need
         */
        public <T> Step<T> add(Step<T> step) {
            steps.add(step);
            return step;
        }

        /**
         * Adds all steps of another plan.
         *
         * @param plan the other plan
         * @return those of its steps on which no other of them waits: need these to come after the whole plan
         */
        public List<Step<?>> addAll(InstallPlan plan) {
            return addAll(plan, List.of());
        }

        /**
         * Adds all steps of another plan, to come after some steps of this one.
         *
         * @param plan the other plan
         * @param after what must be done before any of it starts
         * @return those of its steps on which no other of them waits: need these to come after the whole plan
         */
        public List<Step<?>> addAll(InstallPlan plan, Collection<? extends Step<?>> after) {
            plan.steps.forEach(step -> steps.add(step.needs().isEmpty() ? step.after(after) : step));
            return plan.lastSteps();
        }

        /**
         * Adds a plan for each node, one node after the other: the next node's begins when the one before is done whole.
         * Let each end with a step that sees that the node is healthy, and a rolling change stops at the first node that
         * is not.
         *
         * @param nodes the nodes, in that order
         * @param part makes the plan of a node
         * @param after what must be done before the first of them starts
         * @return the last steps of the last node
         */
        public List<Step<?>> oneByOne(
                Nodes nodes, Function<Node, InstallPlan> part, Collection<? extends Step<?>> after) {
            List<Step<?>> before = List.copyOf(after);
            for (Node node : nodes) {
                before = addAll(part.apply(node), before);
            }
            return before;
        }

        /**
         * Adds one step a node; none waits for another.
         *
         * @param nodes the nodes
         * @param step makes the step of a node
         * @param <T> what the steps yield
         * @return the steps, in the nodes' order
         */
        public <T> List<Step<T>> onEach(Nodes nodes, Function<Node, Step<T>> step) {
            return nodes.stream().map(node -> add(step.apply(node))).toList();
        }

        /**
         * Adds one step a node: that of the first node must be done before those of the others start, all at once.
         *
         * @param nodes the nodes
         * @param step makes the step of a node
         * @param <T> what the steps yield
         * @return the steps, in the nodes' order
         */
        public <T> List<Step<T>> firstThenRest(Nodes nodes, Function<Node, Step<T>> step) {
            List<Step<T>> added = new ArrayList<>();
            for (Node node : nodes) {
                Step<T> next = step.apply(node);
                added.add(add(added.isEmpty() ? next : next.after(List.of(added.get(0)))));
            }
            return List.copyOf(added);
        }

        /**
         * Adds a step that does nothing but wait for others: need it to come after them all.
         *
         * @param id the step's id
         * @param steps what it waits for
         * @return the step
         */
        public Step<Done> barrier(String id, Collection<? extends Step<?>> steps) {
            return add(Step.named(id).describedAs("wait for all").needs(steps).does(context -> {}));
        }

        /**
         * Builds the plan.
         *
         * @return the plan
         * @throws InvalidInputException that names everything that is wrong: steps with one id, needs that are no step
         *     of the plan, circles of steps that wait for each other
         */
        public InstallPlan build() {
            PlanCheck.check(name, steps);
            return new InstallPlan(this);
        }
    }
}
