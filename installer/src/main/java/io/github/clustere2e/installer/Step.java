// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer;

import io.github.clustere2e.api.Node;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One thing to do in a plan, on one node or for the whole cluster.
 *
 * <p>Immutable and thread-safe. Steps are equal only if they are the same object.
 *
 * @param <T> the type of what it yields to the steps that need it; {@link Done} if nothing
 * @since 0.1
 */
public final class Step<T> {

    private final String id;
    private final @Nullable Node node;
    private final String description;
    private final String detail;
    private final Set<String> needs;
    private final StepAction<T> action;

    private Step(
            String id,
            @Nullable Node node,
            String description,
            String detail,
            Collection<String> needs,
            StepAction<T> action) {
        this.id = id;
        this.node = node;
        this.description = description;
        this.detail = detail;
        this.needs = Collections.unmodifiableSet(new LinkedHashSet<>(needs));
        this.action = action;
    }

    /**
     * Begins a step on one node.
     *
     * @param node the node
     * @param name such as {@code unpack}; the step's id is {@code agent_0/unpack}
     * @return a builder
     */
    public static Builder on(Node node, String name) {
        return new Builder(node.name() + "/" + name, node);
    }

    /**
     * Begins a step that is about no node in particular.
     *
     * @param id the step's id
     * @return a builder
     */
    public static Builder named(String id) {
        return new Builder(id, null);
    }

    /**
     * Returns what other steps and reports call it.
     *
     * @return unique in its plan
     */
    public String id() {
        return id;
    }

    /**
     * Returns its id without the node.
     *
     * @return such as {@code unpack}: the same for the same work on all nodes
     */
    public String name() {
        return node == null ? id : id.substring(node.name().length() + 1);
    }

    /**
     * Returns where it works.
     *
     * @return empty if it is about no node in particular
     */
    public Optional<Node> node() {
        return Optional.ofNullable(node);
    }

    /**
     * Says what it does.
     *
     * @return one line; empty if its id says it all
     */
    public String description() {
        return description;
    }

    /**
     * Says more of what it does, such as the text of a file that it writes.
     *
     * @return several lines, without secrets; empty if there is no more to say
     */
    public String detail() {
        return detail;
    }

    /**
     * Returns the steps that must be done before it starts.
     *
     * @return their ids, in the order given; unmodifiable
     */
    public Set<String> needs() {
        return needs;
    }

    /**
     * Returns this step with more that must be done before.
     *
     * @param steps what must be done before
     * @return the step, to use instead of this one
     */
    public Step<T> after(Collection<? extends Step<?>> steps) {
        Set<String> all = new LinkedHashSet<>(needs);
        steps.forEach(step -> all.add(step.id()));
        return new Step<>(id, node, description, detail, all, action);
    }

    /**
     * Does what it does, alone: for tests of what a step does. A plan runs its steps itself.
     *
     * @param context what the step can reach
     * @return what it yields
     * @throws Exception any failure
     */
    public T run(StepContext context) throws Exception {
        return action.run(context);
    }

    @Override
    public String toString() {
        return id;
    }

    /**
     * Collects what makes a step. Not thread-safe.
     *
     * @since 0.1
     */
    public static final class Builder {

        private final String id;
        private final @Nullable Node node;
        private String description = "";
        private String detail = "";
        private final Set<String> needs = new LinkedHashSet<>();

        private Builder(String id, @Nullable Node node) {
            this.id = id;
            this.node = node;
        }

        /**
         * Says what the step does.
         *
         * @param text one line, such as {@code "write /etc/default/etcd"}
         * @return this
         */
        public Builder describedAs(String text) {
            this.description = text;
            return this;
        }

        /**
         * Says more of what the step does, for whoever reads the plan before it runs.
         *
         * @param text several lines, without secrets
         * @return this
         */
        public Builder detail(String text) {
            this.detail = text;
            return this;
        }

        /**
         * Adds steps that must be done before this one starts.
         *
         * @param steps the steps
         * @return this
         */
        public Builder needs(Step<?>... steps) {
            return needs(List.of(steps));
        }

        /**
         * Adds steps that must be done before this one starts.
         *
         * @param steps the steps
         * @return this
         */
        public Builder needs(Collection<? extends Step<?>> steps) {
            steps.forEach(step -> needs.add(step.id()));
            return this;
        }

        /**
         * Adds a step that must be done before this one starts, and that is known by its id only.
         *
         * @param stepId the id of a step of the same plan
         * @return this
         */
        public Builder needsId(String stepId) {
            needs.add(stepId);
            return this;
        }

        /**
         * Builds a step that has nothing to hand on.
         *
         * @param task what it does
         * @return the step
         */
        public Step<Done> does(StepTask task) {
            return yields(context -> {
                task.run(context);
                return Done.DONE;
            });
        }

        /**
         * Builds a step that hands a value on to the steps that need it.
         *
         * @param action what it does
         * @param <T> the value's type
         * @return the step
         */
        public <T> Step<T> yields(StepAction<T> action) {
            return new Step<>(id, node, description, detail, needs, action);
        }
    }
}
