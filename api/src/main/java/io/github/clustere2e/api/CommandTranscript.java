// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.api;

import java.io.Closeable;
import java.io.Flushable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.temporal.ChronoUnit;

/**
 * Writes down every command on every node, a line each when it is over, for people and for grep:
 *
 * <pre>
 * 2030-01-31T12:00:00.123Z agent_0 user=root status=0 ms=12 stdin=0 stdout=6 stderr=0 $ echo hello
 * 2030-01-31T12:00:01.000Z agent_1 user=app failed=CommandTimeoutException ms=5002 stdin=0 … $ sleep 60 # agent_1: …
 * </pre>
 *
 * <p>The time is when it was sent, in UTC, so lines are not quite in the order of their times; {@code user} whom it ran
 * as; {@code ms} how long it took in milliseconds; {@code stdin} how many bytes it was sent; {@code stdout} and
 * {@code stderr} how many it wrote. Secrets are masked; control characters are written as in Java.
 *
 * <p>Thread-safe. A line is written at once and whole.
 *
 * @since 0.1
 */
public final class CommandTranscript implements CommandListener, Closeable {

    private final Appendable lines;
    private final Closeable resource;

    private CommandTranscript(Appendable lines, Closeable resource) {
        this.lines = lines;
        this.resource = resource;
    }

    /**
     * Writes to anything.
     *
     * @param lines used by one thread at a time; never closed
     * @return the transcript
     */
    public static CommandTranscript to(Appendable lines) {
        return new CommandTranscript(lines, () -> {});
    }

    /**
     * Writes at the end of a file, so that it can be followed while it grows.
     *
     * @param file in a directory that exists; made if it is missing
     * @return the transcript, to be closed
     * @throws InvalidInputException if it cannot be opened
     */
    public static CommandTranscript toFile(Path file) {
        try {
            Writer writer = Files.newBufferedWriter(
                    file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
            return new CommandTranscript(writer, writer);
        } catch (IOException e) {
            throw new InvalidInputException("The transcript cannot be written to " + file + ": " + e, e);
        }
    }

    @Override
    public void ended(CommandRecord record) {
        String line = oneLine(line(record));
        synchronized (lines) {
            try {
                lines.append(line).append('\n');
                if (lines instanceof Flushable stream) {
                    stream.flush();
                }
            } catch (IOException e) {
                throw new UncheckedIOException("a line of the transcript was lost", e);
            }
        }
    }

    private static String line(CommandRecord record) {
        String ending = record.error()
                .map(error -> "failed=" + error.getClass().getSimpleName())
                .orElseGet(() -> "status=" + record.exitStatus().orElseThrow());
        return record.start().truncatedTo(ChronoUnit.MILLIS) + " " + record.node()
                + " user=" + record.command().mask(record.user())
                + " " + ending
                + " ms=" + record.duration().toMillis()
                + " stdin=" + record.stdinBytes()
                + " stdout=" + record.stdoutBytes()
                + " stderr=" + record.stderrBytes()
                + " $ " + record.command()
                + record.reason().map(reason -> " # " + reason).orElse("");
    }

    private static String oneLine(String text) {
        StringBuilder line = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\n' -> line.append("\\n");
                case '\r' -> line.append("\\r");
                case '\t' -> line.append("\\t");
                default -> {
                    if (Character.isISOControl(c)) {
                        line.append(String.format("\\u%04x", (int) c));
                    } else {
                        line.append(c);
                    }
                }
            }
        }
        return line.toString();
    }

    /** Closes the file; does nothing for what was given with {@link #to(Appendable)}. */
    @Override
    public void close() {
        synchronized (lines) {
            try {
                resource.close();
            } catch (IOException e) {
                throw new UncheckedIOException("the transcript could not be closed", e);
            }
        }
    }
}
