// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.api;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What can be asked of a command: the half of {@link Command} that backends read. Immutable and thread-safe. */
abstract class CommandOptions {

    final CommandSettings settings;

    /** Takes what nobody else changes. */
    CommandOptions(CommandSettings settings) {
        this.settings = settings;
    }

    /**
     * Returns the program and its arguments.
     *
     * @return at least the program; unmodifiable
     */
    public List<String> arguments() {
        return settings.arguments;
    }

    /**
     * Returns the user to run as.
     *
     * @return empty for the user that the connection logs in as
     */
    public Optional<String> user() {
        return Optional.ofNullable(settings.user);
    }

    /**
     * Returns the directory to run in.
     *
     * @return empty for the home directory of the user that the connection logs in as
     */
    public Optional<String> directory() {
        return Optional.ofNullable(settings.directory);
    }

    /**
     * Returns what is added to the environment.
     *
     * @return in the order given; unmodifiable
     */
    public Map<String, String> environment() {
        return Collections.unmodifiableMap(settings.environment);
    }

    /**
     * Returns what it reads.
     *
     * @return the standard input
     */
    public StandardInput stdin() {
        return settings.stdin;
    }

    /**
     * Returns how long it may take, from the moment it is sent. When it passes, the command is ended on the node too.
     *
     * @return the limit
     */
    public Duration timeout() {
        return settings.timeout;
    }

    /**
     * Returns who hears its output while it comes.
     *
     * @return empty for nobody
     */
    public Optional<OutputListener> output() {
        return Optional.ofNullable(settings.output);
    }

    /**
     * Returns whether it may be sent again after it may have started.
     *
     * @return whether running it twice is the same as running it once
     */
    public boolean idempotent() {
        return settings.idempotent;
    }

    /**
     * Returns whether any exit status is a result rather than a failure.
     *
     * @return {@code false} if a status other than 0 raises {@link CommandFailedException}
     */
    public boolean anyExitStatus() {
        return settings.anyExitStatus;
    }

    /**
     * Returns whether it runs on a pseudo-terminal.
     *
     * @return whether it does
     */
    public boolean pty() {
        return settings.pty;
    }

    /**
     * Returns how long it may write nothing. When it does so for longer, it is ended on the node too.
     *
     * @return empty for no such limit
     */
    public Optional<Duration> idleTimeout() {
        return Optional.ofNullable(settings.idleTimeout);
    }

    /**
     * Returns how much of each output stream its result keeps.
     *
     * @return in bytes
     * @see Command.Builder#keepOutput(long)
     */
    public long keptOutput() {
        return settings.keptOutput;
    }
}
