// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clustere2e.api.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Commands that count themselves on the node, and what was said here about how often they have run. Thread-safe. */
final class Ledger {

    private final Path file;
    private final Queue<Entry> entries = new ConcurrentLinkedQueue<>();

    /** Makes an empty one; the file is on the node. */
    Ledger(Path file) throws IOException {
        this.file = Files.createFile(file);
    }

    private record Entry(String id, int atLeast, int atMost) {}

    /** A command that enters its id, and then becomes that program. */
    Command.Builder command(String id, String... program) {
        List<String> words =
                new ArrayList<>(List.of("sh", "-c", "echo \"$0\" >>\"$1\"; shift; exec \"$@\"", id, file.toString()));
        words.addAll(List.of(program));
        return Command.builder(words);
    }

    /** It was said of the command with this id that it has run so often. */
    void said(String id, int atLeast, int atMost) {
        entries.add(new Entry(id, atLeast, atMost));
    }

    /** Nothing that could enter its id runs any more. */
    void assertTrue() throws IOException {
        Map<String, Long> counted = Files.readAllLines(file).stream()
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        List<String> lies = entries.stream()
                .filter(entry -> !holds(entry, counted))
                .map(entry -> entry + " but " + counted.getOrDefault(entry.id, 0L))
                .toList();
        assertThat(lies).as("said of %s commands", entries.size()).isEmpty();
    }

    private static boolean holds(Entry entry, Map<String, Long> counted) {
        long times = counted.getOrDefault(entry.id, 0L);
        return entry.atLeast <= times && times <= entry.atMost;
    }
}
