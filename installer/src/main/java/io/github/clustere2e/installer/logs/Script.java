// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.logs;

import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.StandardInput;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** What the POSIX shell of a node reads from its input to send a part of what is wanted. */
final class Script {

    /** A byte that logs hardly have, so that marks are found fast. */
    private static final String RECORD_SEPARATOR = "\u001e";

    private Script() {}

    /** A command that sends it to what is told of it. */
    static Command of(Part part, Wanted wanted, RecordReader.Records records) {
        String mark = RECORD_SEPARATOR + UUID.randomUUID();
        List<String> words =
                new ArrayList<>(List.of("sh", "-s", "--", Long.toString(wanted.fileLimit()), wanted.sinceWord()));
        words.addAll(part.arguments());
        return Command.builder(words)
                .stdin(StandardInput.of("mark='" + mark + "'\nmain() {\n" + text("stream.sh") + text(part.script())
                        + "}\nmain \"$@\" </dev/null\n"))
                .environment("LC_ALL", "C")
                .environment("SYSTEMD_COLORS", "0")
                .output(new RecordReader(mark, records))
                .discardOutput()
                .anyExitStatus()
                .timeout(wanted.timeout())
                .build();
    }

    private static String text(String name) {
        try (InputStream in = Script.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the script " + name + " cannot be read", e);
        }
    }
}
