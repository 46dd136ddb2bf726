// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.simulated;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What nodes answer that run nothing: rules in an order, of which the first one that matches a command answers it.
 *
 * <pre>{@code
 * Script script = Script.builder()
 *         .when(Match.exactly("systemctl", "is-active", "etcd"), Answer.output("active\n"))
 *         .when(Match.startingWith("apt-get").onRole(Role.MASTER), Answer.failure(100, "E: no network\n"))
 *         .when(Match.exactly("hostname"), call -> Answer.output(call.node() + "\n"))
 *         .build();
 * }</pre>
 *
 * <p>A command that no rule matches fails with the status 127 and says how to script it; only {@code true}, which is asked
 * to learn whether a node is there, succeeds without a rule. Immutable and thread-safe, as far as its functions are.
 *
 * @since 0.1
 */
public final class Script {

    private static final Script EMPTY = builder().build();

    private final List<Rule> rules;

    private Script(List<Rule> rules) {
        this.rules = List.copyOf(rules);
    }

    /**
     * Returns a script without a rule.
     *
     * @return the script
     */
    public static Script empty() {
        return EMPTY;
    }

    /**
     * Begins a script.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Returns who answers a command.
     *
     * @param invocation the command
     * @return empty if no rule matches
     */
    public Optional<Answering> find(Invocation invocation) {
        return rules.stream()
                .filter(rule -> rule.match().matches(invocation))
                .map(Rule::answering)
                .findFirst();
    }

    @Override
    public String toString() {
        return "script of " + rules.stream().map(Rule::match).toList();
    }

    private record Rule(Match match, Answering answering) {}

    /**
     * Collects rules. Not thread-safe.
     *
     * @since 0.1
     */
    public static final class Builder {

        private final List<Rule> rules = new ArrayList<>();

        private Builder() {}

        /**
         * Adds a rule with one answer.
         *
         * @param match which commands
         * @param answer what each of them leaves behind
         * @return this
         */
        public Builder when(Match match, Answer answer) {
            return when(match, call -> answer);
        }

        /**
         * Adds a rule with a function.
         *
         * @param match which commands
         * @param answering answers each of them
         * @return this
         */
        public Builder when(Match match, Answering answering) {
            rules.add(new Rule(match, answering));
            return this;
        }

        /**
         * Builds the script.
         *
         * @return the script
         */
        public Script build() {
            return new Script(rules);
        }
    }
}
