// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.testkit.evidence.facts;

import io.github.clustere2e.api.ClusterException;
import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.CommandListener;
import io.github.clustere2e.api.CommandRecord;
import io.github.clustere2e.api.CommandResult;
import io.github.clustere2e.api.InvalidInputException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the last commands on the nodes of a cluster, with the ends of what they wrote, so that they can be told when a
 * test has failed. Give it to the cluster when that is made:
 *
 * <pre>{@code
 * CommandHistory history = new CommandHistory();
 * ClusterSpec.builder().nodes(Role.AGENT, 3).commandListener(history).build();
 * }</pre>
 *
 * <p>One history serves all tests of a cluster: {@link #since} gives those of one test. Secrets are masked before anything
 * is remembered. Of each stream the last {@value #TAIL} characters are kept. All in all no more is kept than
 * {@value #DEFAULT_CAPACITY} characters, or what it is made with: the commands that ended first are forgotten first, and
 * their number is told.
 *
 * <p>Thread-safe.
 *
 * @since 0.1
 */
public final class CommandHistory implements CommandListener {

    /** How much of the end of each output stream is kept, in characters. */
    public static final int TAIL = 4096;

    /** How much is kept of all commands when nothing else is said, in characters. */
    public static final int DEFAULT_CAPACITY = 8 << 20;

    /** What an entry takes besides its texts, about. */
    private static final int ENTRY = 256;

    private final long capacity;
    private final Deque<RecordedCommand> ended = new ArrayDeque<>();
    private final RunningCommands running = new RunningCommands();
    /** Between the two calls that tell of an end, which come one after the other on one thread. */
    private final Map<Thread, CommandResult> results = new ConcurrentHashMap<>();

    private final Forgotten forgotten = new Forgotten();
    private long size;

    /** Makes a history that keeps {@link #DEFAULT_CAPACITY} characters. */
    public CommandHistory() {
        this(DEFAULT_CAPACITY);
    }

    /**
     * Makes a history.
     *
     * @param capacity how much it keeps, in characters; the last command is kept in any case
     * @throws InvalidInputException if it is negative
     */
    public CommandHistory(long capacity) {
        if (capacity < 0) {
            throw new InvalidInputException("A history cannot keep " + capacity + " characters: give it 0 or more");
        }
        this.capacity = capacity;
    }

    /**
     * Returns the commands that had not ended before a time.
     *
     * @param time such as when a test began
     * @return a snapshot
     */
    public synchronized CommandsSince since(Instant time) {
        List<RecordedCommand> commands = new ArrayList<>();
        ended.stream().filter(command -> !command.end().isBefore(time)).forEach(commands::add);
        commands.addAll(running.at(Instant.now()));
        commands.sort(Comparator.comparing(RecordedCommand::start));
        return new CommandsSince(time, commands, forgotten.since(time));
    }

    @Override
    public synchronized void started(String node, Command command) {
        running.add(node, command, Instant.now());
    }

    @Override
    public void finished(CommandResult commandResult) {
        results.put(Thread.currentThread(), commandResult);
    }

    @Override
    public void failed(String node, Command command, ClusterException error) {
        results.remove(Thread.currentThread());
    }

    @Override
    public void ended(CommandRecord record) {
        CommandResult last = results.remove(Thread.currentThread());
        boolean its = last != null
                && last.command() == record.command()
                && record.error().isEmpty();
        remember(record, entry(record, its ? last : null));
    }

    private synchronized void remember(CommandRecord record, RecordedCommand entry) {
        running.remove(record.node(), record.command());
        ended.addLast(entry);
        size += size(entry);
        while (size > capacity && ended.size() > 1) {
            RecordedCommand oldest = ended.removeFirst();
            size -= size(oldest);
            forgotten.add(oldest);
        }
    }

    private static RecordedCommand entry(CommandRecord record, @Nullable CommandResult output) {
        Command command = record.command();
        return new RecordedCommand(
                record.node(),
                Optional.of(command.mask(record.user())),
                Tail.start(command.toString()),
                record.start(),
                record.duration(),
                record.exitStatus(),
                record.error().map(error -> Tail.of(command.mask(String.valueOf(error.getMessage())))),
                output == null ? "" : Tail.of(command.mask(output.stdout())),
                output == null ? "" : Tail.of(command.mask(output.stderr())),
                record.stdoutBytes(),
                record.stderrBytes());
    }

    private static long size(RecordedCommand entry) {
        return (long) ENTRY
                + entry.command().length()
                + entry.error().map(String::length).orElse(0)
                + entry.stdout().length()
                + entry.stderr().length();
    }
}
