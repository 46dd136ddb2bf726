// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.testkit.recording;

import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.Role;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A command that a node was asked to run.
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class RecordedCommand {

    private final RecordingNode node;
    private final Command command;
    private final byte[] stdin;

    RecordedCommand(RecordingNode node, Command command, byte[] stdin) {
        this.node = node;
        this.command = command;
        this.stdin = stdin;
    }

    /**
     * Returns where it was to run.
     *
     * @return the node's name
     */
    public String node() {
        return node.name();
    }

    /**
     * Returns for what the node is.
     *
     * @return its role
     */
    public Role role() {
        return node.role();
    }

    /**
     * Returns the command with all its options.
     *
     * @return the command
     */
    public Command command() {
        return command;
    }

    /**
     * Returns what was to run.
     *
     * @return the program and its arguments; unmodifiable
     */
    public List<String> arguments() {
        return command.arguments();
    }

    /**
     * Returns as whom it was to run.
     *
     * @return {@code root}, who logs in, unless the command or {@code asUser} names somebody else
     */
    public String user() {
        return command.user().orElse(RecordingNode.LOGIN_USER);
    }

    /**
     * Returns whether it begins with these words.
     *
     * @param words the program, and as many of its arguments as matter
     * @return whether they are its first ones
     */
    public boolean startsWith(String... words) {
        return arguments().size() >= words.length
                && arguments().subList(0, words.length).equals(List.of(words));
    }

    /**
     * Returns the words as one text, for conditions on it.
     *
     * @return with one blank between them, without quotes and unmasked
     */
    public String text() {
        return String.join(" ", arguments());
    }

    /**
     * Returns what it was given to read.
     *
     * @return a copy; empty if there was nothing
     */
    public byte[] stdin() {
        return stdin.clone();
    }

    /**
     * Returns what it was given to read, as text.
     *
     * @return read as UTF-8
     */
    public String stdinText() {
        return new String(stdin, StandardCharsets.UTF_8);
    }

    /** The command as a person would type it, with its secrets masked. */
    @Override
    public String toString() {
        return command.toString();
    }
}
