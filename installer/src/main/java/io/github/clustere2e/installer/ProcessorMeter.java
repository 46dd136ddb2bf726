// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** Measures how long this machine's processors were busy, with whatever: the kernel counts it in {@code /proc/stat}. */
final class ProcessorMeter {

    /** The unit in which Linux tells programs of time, on all its architectures: proc(5). */
    private static final Duration TICK = Duration.ofMillis(10);

    private final Optional<Long> begin;

    private ProcessorMeter(Optional<Long> begin) {
        this.begin = begin;
    }

    static ProcessorMeter start() {
        return new ProcessorMeter(busyTicks());
    }

    /** Empty where there is no such file, as on macOS and Windows. */
    Optional<ProcessorTime> read() {
        return begin.flatMap(before -> busyTicks()
                .map(now -> new ProcessorTime(
                        TICK.multipliedBy(Math.max(0, now - before)),
                        Runtime.getRuntime().availableProcessors())));
    }

    /** The columns are user, nice, system, idle, iowait, irq, softirq, steal; what follows is contained in the first two. */
    private static Optional<Long> busyTicks() {
        try {
            String all = Files.readAllLines(Path.of("/proc/stat")).get(0);
            long[] ticks = Arrays.stream(all.split(" +"))
                    .skip(1)
                    .limit(8)
                    .mapToLong(Long::parseLong)
                    .toArray();
            return Optional.of(Arrays.stream(ticks).sum() - ticks[3] - ticks[4]);
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }
}
