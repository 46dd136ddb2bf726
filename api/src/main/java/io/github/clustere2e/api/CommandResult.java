// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.api;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/**
 * What a command that ended on a node left behind.
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class CommandResult {

    private final String node;
    private final Command command;
    private final int exitStatus;
    private final byte[] stdout;
    private final byte[] stderr;
    private final long stdoutSize;
    private final long stderrSize;
    private final Duration duration;

    /**
     * Makes a result with all of its output; for backends.
     *
     * @param node the node's name
     * @param command what ran
     * @param exitStatus 0 to 255; 128 and the signal's number for a command that a signal ended
     * @param stdout all of it, not copied
     * @param stderr all of it, not copied
     * @param duration from sending the command to knowing its exit status
     */
    public CommandResult(
            String node, Command command, int exitStatus, byte[] stdout, byte[] stderr, Duration duration) {
        this(node, command, exitStatus, stdout, stderr, stdout.length, stderr.length, duration);
    }

    /**
     * Makes a result with a part of its output; for backends.
     *
     * @param node the node's name
     * @param command what ran
     * @param exitStatus 0 to 255; 128 and the signal's number for a command that a signal ended
     * @param stdout what was kept of it, not copied
     * @param stderr what was kept of it, not copied
     * @param stdoutSize how many bytes of it came
     * @param stderrSize how many bytes of it came
     * @param duration from sending the command to knowing its exit status
     */
    public CommandResult(
            String node,
            Command command,
            int exitStatus,
            byte[] stdout,
            byte[] stderr,
            long stdoutSize,
            long stderrSize,
            Duration duration) {
        this.node = node;
        this.command = command;
        this.exitStatus = exitStatus;
        this.stdout = stdout;
        this.stderr = stderr;
        this.stdoutSize = stdoutSize;
        this.stderrSize = stderrSize;
        this.duration = duration;
    }

    /**
     * Returns where it ran.
     *
     * @return the node's name
     */
    public String node() {
        return node;
    }

    /**
     * Returns what ran.
     *
     * @return the command
     */
    public Command command() {
        return command;
    }

    /**
     * Returns how it ended.
     *
     * @return 0 for success
     */
    public int exitStatus() {
        return exitStatus;
    }

    /**
     * Returns whether it ended well.
     *
     * @return whether the exit status is 0
     */
    public boolean succeeded() {
        return exitStatus == 0;
    }

    /**
     * Returns its standard output as text, without the line ends at its end. Bytes that are not UTF-8 become the
     * replacement character.
     *
     * @return the text
     */
    public String stdout() {
        return text(stdout);
    }

    /**
     * Returns its standard error as text, without the line ends at its end.
     *
     * @return the text
     */
    public String stderr() {
        return text(stderr);
    }

    /**
     * Returns the lines of its standard output.
     *
     * @return empty if there was no output
     */
    public List<String> lines() {
        return stdout().lines().toList();
    }

    /**
     * Returns its standard output, exactly, as far as it {@linkplain Command.Builder#keepOutput(long) was kept}.
     *
     * @return a copy
     */
    public byte[] stdoutBytes() {
        return stdout.clone();
    }

    /**
     * Returns its standard error, exactly, as far as it {@linkplain Command.Builder#keepOutput(long) was kept}.
     *
     * @return a copy
     */
    public byte[] stderrBytes() {
        return stderr.clone();
    }

    /**
     * Returns how much it wrote to its standard output, kept or not.
     *
     * @return in bytes
     */
    public long stdoutSize() {
        return stdoutSize;
    }

    /**
     * Returns how much it wrote to its standard error, kept or not.
     *
     * @return in bytes
     */
    public long stderrSize() {
        return stderrSize;
    }

    /**
     * Returns how long it took, from sending it to knowing its exit status.
     *
     * @return the duration
     */
    public Duration duration() {
        return duration;
    }

    @Override
    public String toString() {
        return node + ": " + command + " ended with status " + exitStatus + " after " + duration.toMillis() + " ms";
    }

    private static String text(byte[] bytes) {
        int end = bytes.length;
        while (end > 0 && (bytes[end - 1] == '\n' || bytes[end - 1] == '\r')) {
            end--;
        }
        return new String(bytes, 0, end, StandardCharsets.UTF_8);
    }
}
