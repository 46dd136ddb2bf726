// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The processes of this machine, on which the real server runs its commands. */
final class Processes {

    private static final long SHORTEST_PAUSE_NANOS = 2_000_000;

    private Processes() {}

    /** Those that live and have this word among their arguments, and are not just dying. */
    static List<String> with(String word) {
        return that(arguments -> List.of(arguments.split("\0")).contains(word));
    }

    /** The same for a part of an argument. */
    static List<String> mentioning(String part) {
        return that(arguments -> arguments.contains(part));
    }

    private static List<String> that(Predicate<String> condition) {
        try (Stream<Path> all = Files.list(Path.of("/proc"))) {
            return all.filter(path -> path.getFileName().toString().matches("[0-9]+"))
                    .map(Processes::arguments)
                    .flatMap(Optional::stream)
                    .filter(condition)
                    .toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Optional<String> arguments(Path process) {
        try {
            return Optional.of(
                    Files.readString(process.resolve("cmdline"), java.nio.charset.StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /**
     * Waits until something is so. What takes long to look at is looked at less often, so that the waiting does not take
     * the processor from what it waits for. The test's own time limit ends a vain wait.
     */
    static void await(BooleanSupplier condition) {
        while (true) {
            long begin = System.nanoTime();
            if (condition.getAsBoolean()) {
                return;
            }
            try {
                TimeUnit.NANOSECONDS.sleep(SHORTEST_PAUSE_NANOS + 4 * (System.nanoTime() - begin));
            } catch (InterruptedException e) {
                throw new IllegalStateException("interrupted, most likely by the test's time limit", e);
            }
        }
    }
}
