// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.simulated;

import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.api.Role;
import java.util.List;
import java.util.function.Predicate;

/**
 * Says to which commands an answer belongs.
 *
 * <p>Immutable and thread-safe, as far as its conditions are.
 *
 * @since 0.1
 */
public final class Match {

    private final String description;
    private final Predicate<Invocation> condition;

    private Match(String description, Predicate<Invocation> condition) {
        this.description = description;
        this.condition = condition;
    }

    /**
     * Matches one command with exactly these arguments.
     *
     * @param arguments the program and its arguments
     * @return the match
     * @throws InvalidInputException if there is no program
     */
    public static Match exactly(String... arguments) {
        List<String> words = words(arguments);
        return new Match(String.join(" ", words), call -> call.arguments().equals(words));
    }

    /**
     * Matches commands that begin with these words.
     *
     * @param arguments the program, and as many of its arguments as matter
     * @return the match
     * @throws InvalidInputException if there is no program
     */
    public static Match startingWith(String... arguments) {
        List<String> words = words(arguments);
        return new Match(
                String.join(" ", words) + " …",
                call -> call.arguments().size() >= words.size()
                        && call.arguments().subList(0, words.size()).equals(words));
    }

    /**
     * Matches a script: {@code Command.shell(script)}, and what another SSH client sends as a line.
     *
     * @param script exactly that text
     * @return the match
     */
    public static Match shell(String script) {
        return exactly("sh", "-c", script);
    }

    /**
     * Matches every command.
     *
     * @return the match
     */
    public static Match any() {
        return new Match("any command", call -> true);
    }

    /**
     * Matches what meets a condition.
     *
     * @param description what it is, in words
     * @param condition called on several threads at once
     * @return the match
     */
    public static Match where(String description, Predicate<Invocation> condition) {
        return new Match(description, condition);
    }

    /**
     * Returns this match for nodes of one role alone.
     *
     * @param role the role
     * @return a match
     */
    public Match onRole(Role role) {
        return and("on role '" + role + "'", call -> call.role().equals(role));
    }

    /**
     * Returns this match for one node alone.
     *
     * @param node its name, such as {@code agent_0}
     * @return a match
     */
    public Match onNode(String node) {
        return and("on " + node, call -> call.node().equals(node));
    }

    /**
     * Returns whether a command is meant.
     *
     * @param invocation the command
     * @return whether its answer is the one of this match
     */
    public boolean matches(Invocation invocation) {
        return condition.test(invocation);
    }

    private Match and(String also, Predicate<Invocation> other) {
        return new Match(description + " " + also, condition.and(other));
    }

    private static List<String> words(String... arguments) {
        if (arguments.length == 0) {
            throw new InvalidInputException("A match needs a program at least: Match.any() is for all commands");
        }
        return List.of(arguments);
    }

    @Override
    public String toString() {
        return description;
    }
}
