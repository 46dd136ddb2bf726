// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What this JVM holds of connections at one moment, to be compared with what it holds later. */
final class Leftovers {

    /** The end of a connection is noticed at once, that of a process of the node soon. */
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final long files = openFiles().size();
    private final long busy = busyWorkers();
    private final long scheduled = Daemons.CLOCK.getQueue().size();

    private Leftovers() {}

    static Leftovers now() {
        return new Leftovers();
    }

    /** Waits until there is no more than there was. */
    void awaitNoMore() {
        await(() -> connectionThreads().isEmpty(), () -> "threads of connections: " + stacks());
        await(() -> busyWorkers() <= busy, () -> "threads at work: " + stacks());
        await(() -> Daemons.CLOCK.getQueue().size() <= scheduled, () -> "scheduled: " + Daemons.CLOCK.getQueue());
        await(() -> openFiles().size() <= files, () -> "more than " + files + " open files: " + openFiles());
    }

    static void await(BooleanSupplier condition, Supplier<String> whatIsLeft) {
        Deadline limit = Deadline.in(LIMIT);
        // What was so once need not be so when it is asked again: a process may only be about to begin.
        AtomicBoolean held = new AtomicBoolean();
        Processes.await(() -> {
            held.set(condition.getAsBoolean());
            return held.get() || limit.passed();
        });
        assertThat(held).as(whatIsLeft).isTrue();
    }

    /** Every thread with what it does. */
    static String stacks() {
        return Thread.getAllStackTraces().entrySet().stream()
                .map(Leftovers::stack)
                .sorted()
                .collect(Collectors.joining("\n", "\n", "\n"));
    }

    private static String stack(Map.Entry<Thread, StackTraceElement[]> thread) {
        return Stream.of(thread.getValue())
                .map(frame -> "    at " + frame)
                .collect(Collectors.joining("\n", thread.getKey() + "\n", ""));
    }

    private static List<String> connectionThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("Connect thread"))
                .toList();
    }

    private static long busyWorkers() {
        return ((ThreadPoolExecutor) Daemons.WORKERS).getActiveCount();
    }

    private static List<String> openFiles() {
        try (Stream<Path> files = Files.list(Path.of("/proc/self/fd"))) {
            return files.map(Leftovers::target).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String target(Path file) {
        try {
            return file.getFileName() + " " + Files.readSymbolicLink(file);
        } catch (IOException e) {
            return file.getFileName() + " closed meanwhile";
        }
    }
}
