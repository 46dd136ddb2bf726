// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.simulated.internal.confined;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * The processes outside of a node that have entered its namespaces and wait for what they run there. {@code nsenter} stops
 * itself when that is stopped, and only goes on when it is told itself. Thread-safe.
 */
final class Entrances {

    private static final Duration STOP_LIMIT = Duration.ofSeconds(5);
    private static final long LOOK_MILLIS = 2;
    private static final char STOPPED = 'T';

    private final Set<Process> running = ConcurrentHashMap.newKeySet();

    /** Knows a process until it ends. */
    void add(Process process) {
        running.add(process);
        process.onExit().thenRun(() -> running.remove(process));
    }

    /** Waits until they stand still, after what they run was stopped: one that stopped later would not go on. */
    void awaitStopped() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + STOP_LIMIT.toNanos();
        for (ProcessHandle each : entered()) {
            while (isGoing(each) && System.nanoTime() < deadline) {
                TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            }
        }
    }

    /** Lets them go on, after what they run was. */
    void goOn() throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("sh", "-c", "kill -s CONT \"$@\"", "sh"));
        entered().forEach(each -> words.add(Long.toString(each.pid())));
        if (entered().isEmpty()) {
            return;
        }
        new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    /** Ends them: what they have run is gone. */
    void end() {
        entered().forEach(ProcessHandle::destroyForcibly);
    }

    private List<ProcessHandle> entered() {
        return running.stream().flatMap(process -> process.children()).toList();
    }

    private static boolean isGoing(ProcessHandle process) throws IOException {
        try {
            String state = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
            return process.isAlive() && state.charAt(state.lastIndexOf(')') + 2) != STOPPED;
        } catch (NoSuchFileException e) {
            return false;
        }
    }
}
