// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * A {@link DoomedOwner} that is killed with SIGKILL at a moment of one of its phases, and what is there of its cluster
 * some seconds later. It has a state directory and a directory for temporary files of its own, so that nothing in them
 * can be anybody else's.
 */
final class KilledOwner {

    /** What the project promises. */
    static final Duration LIMIT = Duration.ofSeconds(15);

    private static final Duration START_LIMIT = Duration.ofMinutes(1);
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final EngineView engine;
    private final Path directory;
    private final String name;
    private final ConcurrentNavigableMap<DoomedOwner.Phase, Long> begun = new ConcurrentSkipListMap<>();

    /** Takes the name of a cluster that nobody else has, and an empty directory. */
    KilledOwner(EngineView engine, Path directory, String name) {
        this.engine = engine;
        this.directory = directory;
        this.name = name;
    }

    /**
     * One kill and what came of it.
     *
     * @param hit what the owner had said last
     * @param after how long it had been about that
     * @param clean how long nothing was left after, at most {@link #LIMIT}
     * @param left what was left then
     */
    record Outcome(DoomedOwner.Phase hit, Duration after, Duration clean, List<String> left) {

        @Override
        public String toString() {
            return "killed in " + hit + " after " + after.toMillis() + " ms: "
                    + (left.isEmpty() ? "nothing is left" : left + " is left") + " after " + clean.toMillis() + " ms";
        }
    }

    /** Kills it so long after it has begun that phase; it may be in a later one by then. */
    Outcome killIn(DoomedOwner.Phase aim, Duration delay) throws Exception {
        Process owner = start();
        Thread reader = read(owner);
        await(aim);
        LockSupport.parkNanos(delay.toNanos());
        owner.destroyForcibly().waitFor();
        long killed = System.nanoTime();
        reader.join();
        List<String> left = left();
        while (!left.isEmpty() && System.nanoTime() - killed < LIMIT.toNanos()) {
            LockSupport.parkNanos(PAUSE.toNanos());
            left = left();
        }
        Duration clean = Duration.ofNanos(System.nanoTime() - killed);
        DoomedOwner.Phase hit = begun.lastKey();
        return new Outcome(hit, Duration.ofNanos(killed - begun.getOrDefault(hit, killed)), clean, left);
    }

    /** Lets one live, to learn how long each phase takes here. */
    Map<DoomedOwner.Phase, Duration> lengths() throws Exception {
        Process owner = start();
        read(owner);
        await(DoomedOwner.Phase.GONE);
        owner.waitFor();
        Map<DoomedOwner.Phase, Duration> lengths = new EnumMap<>(DoomedOwner.Phase.class);
        begun.forEach((phase, time) -> Optional.ofNullable(begun.higherEntry(phase))
                .ifPresent(next -> lengths.put(phase, Duration.ofNanos(next.getValue() - time))));
        return lengths;
    }

    private Thread read(Process owner) {
        Thread reader = new Thread(() -> {
            try (var words = owner.inputReader()) {
                words.lines().forEach(word -> begun.put(DoomedOwner.Phase.valueOf(word), System.nanoTime()));
            } catch (IOException | UncheckedIOException e) {
                return; // it was killed
            }
        });
        reader.start();
        return reader;
    }

    private void await(DoomedOwner.Phase phase) throws IOException {
        long end = System.nanoTime() + START_LIMIT.toNanos();
        while (!begun.containsKey(phase)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("it never came to " + phase + ": " + Files.readString(errors()));
            }
            LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
        }
    }

    private Process start() throws IOException {
        List<String> command = Jvm.command(DoomedOwner.class, name);
        command.add(1, "-Djava.io.tmpdir=" + Files.createDirectories(temporary()));
        ProcessBuilder owner = new ProcessBuilder(command);
        owner.environment().put("CLUSTER_E2E_STATE", state().toString());
        return owner.redirectError(errors().toFile()).start();
    }

    private Path errors() {
        return directory.resolve("errors");
    }

    private Path temporary() {
        return directory.resolve("tmp");
    }

    private Path state() {
        return directory.resolve("state");
    }

    /** What there is of the cluster: on the engine, in its owner's state, and among this machine's processes. */
    private List<String> left() {
        List<String> left = new ArrayList<>(engine.objectsOf(name));
        in(state().resolve("clusters/docker"))
                .filter(Files::isDirectory)
                .forEach(each -> left.add("directory " + each));
        in(temporary()).forEach(each -> left.add("temporary file " + each));
        ProcessHandle.allProcesses()
                .filter(this::isOfTheCluster)
                .forEach(each -> left.add(
                        "process " + each.pid() + " " + each.info().command().orElse("")));
        return left;
    }

    private static Stream<Path> in(Path directory) {
        try (Stream<Path> files = Files.exists(directory) ? Files.list(directory) : Stream.of()) {
            return files.toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The watchdog's shell names its directory, and what it becomes the cluster. */
    private boolean isOfTheCluster(ProcessHandle process) {
        return process.info().arguments().stream()
                .flatMap(Arrays::stream)
                .anyMatch(argument -> argument.equals(name) || argument.startsWith(directory.toString()));
    }
}
