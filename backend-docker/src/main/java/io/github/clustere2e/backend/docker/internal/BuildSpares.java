// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal;

import io.github.clustere2e.backend.Spare;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What builds of images that were killed have left in the cache. */
record BuildSpares(Path cache) {

    static final String KIND = "build";

    /** A build ends within a quarter of an hour, or is ended. */
    private static final Duration SURELY_OVER = Duration.ofHours(1);

    List<Spare> find() {
        List<Spare> spares = new ArrayList<>();
        try (Stream<Path> files = Files.list(cache)) {
            for (Path file : files.sorted().toList()) {
                if (String.valueOf(file.getFileName()).startsWith(ImageBuilder.WORK)) {
                    boolean over = Files.getLastModifiedTime(file)
                            .toInstant()
                            .isBefore(Instant.now().minus(SURELY_OVER));
                    spares.add(new Spare(KIND, file.toString(), over ? "" : "the build may still go on"));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list " + cache, e);
        }
        return spares;
    }

    static void remove(Path build) {
        try (Stream<Path> files = Files.walk(build)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot delete " + build, e);
        }
    }
}
