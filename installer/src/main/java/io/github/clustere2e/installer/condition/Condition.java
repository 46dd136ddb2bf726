// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.condition;

import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.api.Node;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Something that is true on a node or not, such as that a unit is active or a port is open.
 *
 * <p>It is waited for, at most for its limit, or asked once, so that what is true already is not done again. A node that
 * does not answer while it is waited for is asked again until the limit passes.
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class Condition {

    /** How long it is waited for when nothing else is said: 2 minutes. */
    public static final Duration DEFAULT_LIMIT = Duration.ofMinutes(2);

    private final String description;
    private final Probe probe;
    private final Duration limit;

    private Condition(String description, Probe probe, Duration limit) {
        this.description = description;
        this.probe = probe;
        this.limit = limit;
    }

    /**
     * Makes a condition of one's own.
     *
     * @param description what is then true, in words that go on after "wait until", such as {@code "the queue is empty"}
     * @param probe asks a node
     * @return the condition
     */
    public static Condition of(String description, Probe probe) {
        return new Condition(description, probe, DEFAULT_LIMIT);
    }

    /**
     * Is true when systemd says that a unit is active. A unit that failed is not waited for: its last journal lines are
     * in the error.
     *
     * @param unit such as {@code etcd} or {@code dcos.target}
     * @return the condition
     */
    public static Condition unitActive(String unit) {
        return of("unit " + unit + " is active", Probes.unitActive(unit));
    }

    /**
     * Is true when something listens on a TCP port of the node, on whichever address. Nothing connects to it: the node's
     * {@code /proc/net} tells.
     *
     * @param port 1 to 65535
     * @return the condition
     * @throws InvalidInputException if that is no port
     */
    public static Condition portOpen(int port) {
        if (port < 1 || port > 65535) {
            throw new InvalidInputException(port + " is no TCP port: use 1 to 65535");
        }
        return of("port " + port + " is open", Probes.portOpen(port));
    }

    /**
     * Is true when a web server answers with one of these statuses. The address is as the node sees it; it is asked
     * over the node's SSH connection, so that the node needs no program for it. Redirects are not followed.
     *
     * @param url such as {@code http://localhost:8080/health}; {@code https} takes any certificate, since what is asked
     *     is whether it answers, and the way to the node is authenticated by SSH
     * @param statuses such as 200
     * @return the condition
     * @throws InvalidInputException if that is no such address
     */
    public static Condition httpStatus(String url, int... statuses) {
        URI uri = Probes.httpUri(url);
        return of(
                url + " answers " + (statuses.length == 1 ? statuses[0] : Arrays.toString(statuses)),
                Probes.http(uri, statuses));
    }

    /**
     * Is true when a command ends with status 0. It may run many times.
     *
     * @param arguments the program and its arguments
     * @return the condition
     */
    public static Condition succeeds(String... arguments) {
        return succeeds(Command.of(arguments));
    }

    /**
     * Is true when a command ends with status 0. It may run many times.
     *
     * @param command what to run; its time limit holds for each time
     * @return the condition
     */
    public static Condition succeeds(Command command) {
        return of("'" + command + "' succeeds", Probes.succeeds(command));
    }

    /**
     * Is true when a command ends with status 0 and what it prints matches. It may run many times.
     *
     * @param command what to run; its time limit holds for each time
     * @param expression a regular expression as {@link java.util.regex.Pattern} has it; it may match a part
     * @return the condition
     */
    public static Condition prints(Command command, String expression) {
        return of("'" + command + "' prints '" + expression + "'", Probes.prints(command, Pattern.compile(expression)));
    }

    /**
     * Is true when a web server answers with status 200 and what it sends matches. See {@link #httpStatus} for how it is
     * asked.
     *
     * @param url such as {@code http://localhost:8080/members}
     * @param expression a regular expression as {@link java.util.regex.Pattern} has it; it may match a part
     * @return the condition
     * @throws InvalidInputException if that is no such address
     */
    public static Condition httpBody(String url, String expression) {
        return of(
                url + " answers with '" + expression + "'",
                Probes.httpBody(Probes.httpUri(url), Pattern.compile(expression)));
    }

    /**
     * Is true when all of these are; they are asked one after the other, until one is not.
     *
     * @param conditions at least one; their limits do not count
     * @return the condition
     */
    public static Condition allOf(Condition... conditions) {
        List<Condition> all = List.of(conditions);
        return of(
                all.stream().map(Condition::toString).collect(Collectors.joining(" and ")),
                Probes.allOf(all.stream().map(Condition::probe).toList()));
    }

    /**
     * Is true when there is a file, a directory or anything else of that name.
     *
     * @param path an absolute path on the node
     * @return the condition
     */
    public static Condition fileExists(String path) {
        return of(path + " exists", Probes.succeeds(Command.of("test", "-e", path)));
    }

    /**
     * Is true when a line of a file matches. The file is followed, also if it is not there yet or is replaced, so that
     * the line is seen when it is written.
     *
     * @param path an absolute path on the node
     * @param expression an extended regular expression as {@code grep -E} has it; it may match a part of the line
     * @return the condition
     */
    public static Condition logLine(String path, String expression) {
        return of(path + " has a line with '" + expression + "'", Probes.line("FILE", path, expression));
    }

    /**
     * Is true when a line of a unit's journal matches, of this boot of the node. The journal is followed, so that the
     * line is seen when it is written.
     *
     * @param unit such as {@code etcd}
     * @param expression an extended regular expression as {@code grep -E} has it; it may match a part of the line
     * @return the condition
     */
    public static Condition journalLine(String unit, String expression) {
        return of(
                "the journal of " + unit + " has a line with '" + expression + "'",
                Probes.line("UNIT", unit, expression));
    }

    /**
     * Says in other words what is then true.
     *
     * @param text words that go on after "wait until"
     * @return the same condition with that
     */
    public Condition describedAs(String text) {
        return new Condition(text, probe, limit);
    }

    /**
     * Limits how long it is waited for.
     *
     * @param duration positive
     * @return the same condition with that limit
     * @throws InvalidInputException if it is not positive
     */
    public Condition within(Duration duration) {
        if (duration.isZero() || duration.isNegative()) {
            throw new InvalidInputException(
                    "It cannot be waited " + duration + " until " + this + ": say a positive time");
        }
        return new Condition(description, probe, duration);
    }

    /**
     * Returns how long it is waited for.
     *
     * @return {@link #DEFAULT_LIMIT} without {@link #within}
     */
    public Duration limit() {
        return limit;
    }

    /**
     * Asks a node once.
     *
     * @param node the node
     * @return whether it is true now
     */
    public boolean holds(Node node) {
        return probe.ask(node, Duration.ZERO).state() == Answer.State.YES;
    }

    /**
     * Waits until it is true on a node.
     *
     * @param node the node
     * @throws ConditionException if the limit passes, or it cannot become true; it has what the node said last
     * @throws io.github.clustere2e.api.InterruptedClusterException if this thread was interrupted
     */
    public void await(Node node) {
        await(node, note -> {});
    }

    /**
     * Waits until it is true on a node.
     *
     * @param node the node
     * @param notes hears what it waits for, each time that the node says something new
     * @throws ConditionException if the limit passes, or it cannot become true; it has what the node said last
     * @throws io.github.clustere2e.api.InterruptedClusterException if this thread was interrupted
     */
    public void await(Node node, Consumer<String> notes) {
        new Waiting(this, node, notes).await();
    }

    Probe probe() {
        return probe;
    }

    /**
     * Says what is then true.
     *
     * @return words that go on after "wait until"
     */
    @Override
    public String toString() {
        return description;
    }
}
