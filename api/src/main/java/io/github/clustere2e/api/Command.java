// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.api;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A command to run on a node: an argument list that no shell touches, and how to run it.
 *
 * <p>Every argument reaches the program exactly as it is given, whatever characters it has. For pipes and variables ask
 * for a shell: {@code Command.shell("dmesg | tail -n 3")}.
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class Command {

    /** How long a command may take when its author sets no limit: 10 minutes. */
    public static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(10);

    /** How much of each output stream a result keeps when its author says nothing: 16 MiB. */
    public static final long DEFAULT_KEPT_OUTPUT = 16L << 20;

    private final List<String> arguments;
    private final @Nullable String user;
    private final @Nullable String directory;
    private final Map<String, String> environment;
    private final StandardInput stdin;
    private final Duration timeout;
    private final @Nullable OutputListener output;
    private final Secrets secrets;
    private final boolean idempotent;
    private final boolean anyExitStatus;
    private final boolean pty;
    private final @Nullable Duration idleTimeout;
    private final long keptOutput;

    private Command(Builder builder) {
        this.arguments = List.copyOf(builder.arguments);
        this.user = builder.user;
        this.directory = builder.directory;
        this.environment = Collections.unmodifiableMap(new LinkedHashMap<>(builder.environment));
        this.stdin = builder.stdin;
        this.timeout = builder.timeout;
        this.output = builder.output;
        this.secrets = new Secrets(builder.secrets);
        this.idempotent = builder.idempotent;
        this.anyExitStatus = builder.anyExitStatus;
        this.pty = builder.pty;
        this.idleTimeout = builder.idleTimeout;
        this.keptOutput = builder.keptOutput;
    }

    /**
     * Returns a command with default options.
     *
     * @param arguments the program, found on the node's path, and its arguments
     * @return the command
     * @throws InvalidInputException if there is no program, or an argument holds a NUL character
     */
    public static Command of(String... arguments) {
        return builder(arguments).build();
    }

    /**
     * Returns a command that the node's POSIX shell reads: {@code sh -c script}.
     *
     * @param script in the language of {@code sh}
     * @return the command
     */
    public static Command shell(String script) {
        return of("sh", "-c", script);
    }

    /**
     * Begins a command with options.
     *
     * @param arguments the program, found on the node's path, and its arguments
     * @return a builder
     */
    public static Builder builder(String... arguments) {
        return builder(List.of(arguments));
    }

    /**
     * Begins a command with options.
     *
     * @param arguments the program, found on the node's path, and its arguments
     * @return a builder
     */
    public static Builder builder(List<String> arguments) {
        return new Builder(arguments);
    }

    /**
     * Begins a command from this one.
     *
     * @return a builder with everything as it is here
     */
    public Builder toBuilder() {
        return new Builder(this);
    }

    /**
     * Returns the program and its arguments.
     *
     * @return at least the program; unmodifiable
     */
    public List<String> arguments() {
        return arguments;
    }

    /**
     * Returns the user to run as.
     *
     * @return empty for the user that the connection logs in as
     */
    public Optional<String> user() {
        return Optional.ofNullable(user);
    }

    /**
     * Returns the directory to run in.
     *
     * @return empty for the home directory of the user that the connection logs in as
     */
    public Optional<String> directory() {
        return Optional.ofNullable(directory);
    }

    /**
     * Returns what is added to the environment.
     *
     * @return in the order given; unmodifiable
     */
    public Map<String, String> environment() {
        return environment;
    }

    /**
     * Returns what it reads.
     *
     * @return the standard input
     */
    public StandardInput stdin() {
        return stdin;
    }

    /**
     * Returns how long it may take, from the moment it is sent. When it passes, the command is ended on the node too.
     *
     * @return the limit
     */
    public Duration timeout() {
        return timeout;
    }

    /**
     * Returns who hears its output while it comes.
     *
     * @return empty for nobody
     */
    public Optional<OutputListener> output() {
        return Optional.ofNullable(output);
    }

    /**
     * Returns whether it may be sent again after it may have started.
     *
     * @return whether running it twice is the same as running it once
     */
    public boolean idempotent() {
        return idempotent;
    }

    /**
     * Returns whether any exit status is a result rather than a failure.
     *
     * @return {@code false} if a status other than 0 raises {@link CommandFailedException}
     */
    public boolean anyExitStatus() {
        return anyExitStatus;
    }

    /**
     * Returns this command for a user, unless it names one itself.
     *
     * @param other a user of the node
     * @return this, or a copy with that user
     */
    public Command orAs(String other) {
        return user == null ? toBuilder().user(other).build() : this;
    }

    /**
     * Returns whether it runs on a pseudo-terminal.
     *
     * @return whether it does
     */
    public boolean pty() {
        return pty;
    }

    /**
     * Returns how long it may write nothing. When it does so for longer, it is ended on the node too.
     *
     * @return empty for no such limit
     */
    public Optional<Duration> idleTimeout() {
        return Optional.ofNullable(idleTimeout);
    }

    /**
     * Returns how much of each output stream its result keeps.
     *
     * @return in bytes
     * @see Builder#keepOutput(long)
     */
    public long keptOutput() {
        return keptOutput;
    }

    /**
     * Replaces this command's secrets in a text: also in single quotes as a shell needs them, and a secret of several
     * lines also line by line.
     *
     * @param text any text
     * @return the text with {@code ***} for each secret
     */
    public String mask(String text) {
        return secrets.mask(text);
    }

    /**
     * Returns everything that {@link #mask} replaces, for backends that leave a part of the output out: half a secret
     * would be masked no more.
     *
     * @return each secret in all the forms that are looked for; unmodifiable
     */
    public Set<String> masked() {
        return secrets.forms();
    }

    /**
     * Returns the command as a person would type it, with its secrets masked.
     *
     * @return one line for display, not for a shell
     */
    @Override
    public String toString() {
        return CommandLine.display(arguments.stream().map(this::mask).toList());
    }

    /**
     * Collects a command's options. Not thread-safe.
     *
     * @since 0.1
     */
    public static final class Builder {

        private final List<String> arguments;
        private @Nullable String user;
        private @Nullable String directory;
        private final Map<String, String> environment = new LinkedHashMap<>();
        private StandardInput stdin = StandardInput.none();
        private Duration timeout = DEFAULT_TIMEOUT;
        private @Nullable OutputListener output;
        private final Set<String> secrets = new LinkedHashSet<>();
        private boolean idempotent;
        private boolean anyExitStatus;
        private boolean pty;
        private @Nullable Duration idleTimeout;
        private long keptOutput = DEFAULT_KEPT_OUTPUT;

        private Builder(List<String> arguments) {
            this.arguments = new ArrayList<>(arguments);
        }

        private Builder(Command command) {
            this(command.arguments);
            user = command.user;
            directory = command.directory;
            environment.putAll(command.environment);
            stdin = command.stdin;
            timeout = command.timeout;
            output = command.output;
            secrets.addAll(command.secrets.values());
            idempotent = command.idempotent;
            anyExitStatus = command.anyExitStatus;
            pty = command.pty;
            idleTimeout = command.idleTimeout;
            keptOutput = command.keptOutput;
        }

        /**
         * Runs it as that user.
         *
         * @param name a user of the node
         * @return this
         */
        public Builder user(String name) {
            this.user = name;
            return this;
        }

        /**
         * Runs it in that directory.
         *
         * @param path an absolute path on the node
         * @return this
         */
        public Builder directory(String path) {
            this.directory = path;
            return this;
        }

        /**
         * Adds to its environment.
         *
         * @param name the variable
         * @param value its value
         * @return this
         */
        public Builder environment(String name, String value) {
            environment.put(name, value);
            return this;
        }

        /**
         * Gives it something to read.
         *
         * @param input the standard input
         * @return this
         */
        public Builder stdin(StandardInput input) {
            this.stdin = input;
            return this;
        }

        /**
         * Limits how long it may take.
         *
         * @param limit positive
         * @return this
         */
        public Builder timeout(Duration limit) {
            this.timeout = limit;
            return this;
        }

        /**
         * Lets somebody hear its output while it comes.
         *
         * @param listener called while the command runs
         * @return this
         */
        public Builder output(OutputListener listener) {
            this.output = listener;
            return this;
        }

        /**
         * Masks a value wherever the command is shown, and its output in errors, folded output and transcripts. The
         * result and output listeners have the output as it is.
         *
         * @param value not empty
         * @return this
         */
        public Builder secret(String value) {
            secrets.add(value);
            return this;
        }

        /**
         * Declares that running it twice is the same as running it once, so that it may be sent again.
         *
         * @return this
         */
        public Builder idempotent() {
            this.idempotent = true;
            return this;
        }

        /**
         * Takes any exit status as a result: without this, a status other than 0 raises
         * {@link CommandFailedException}.
         *
         * @return this
         */
        public Builder anyExitStatus() {
            this.anyExitStatus = true;
            return this;
        }

        /**
         * Runs it on a pseudo-terminal, for programs that behave differently without one. A terminal has one output:
         * the standard error comes with the standard output, and lines end in CR LF. What it reads is echoed into the
         * output; the end of its input is the terminal's end-of-file character.
         *
         * @return this
         */
        public Builder pty() {
            this.pty = true;
            return this;
        }

        /**
         * Limits how long it may write nothing to either stream, besides the limit of its whole time. By default there
         * is no such limit.
         *
         * @param limit positive
         * @return this
         */
        public Builder idleTimeout(Duration limit) {
            this.idleTimeout = limit;
            return this;
        }

        /**
         * Bounds how much of each output stream the result keeps: {@link #DEFAULT_KEPT_OUTPUT} by default. Of longer
         * output the first and the last half of that are kept, and between them a line says how many bytes were left
         * out; {@link CommandResult#stdoutSize()} tells how many came. A secret that lies across the place where it is cut is
         * left out whole, since half of it would be masked no more. Of the standard error at least 64 KiB are kept,
         * so that errors can explain themselves. An output listener hears everything.
         *
         * @param bytes 0 to 1 GiB; with 0 not even the line that says how many were left out
         * @return this
         */
        public Builder keepOutput(long bytes) {
            this.keptOutput = bytes;
            return this;
        }

        /**
         * Keeps none of its standard output, and of its standard error 64 KiB: {@code keepOutput(0)}.
         *
         * @return this
         */
        public Builder discardOutput() {
            return keepOutput(0);
        }

        /**
         * Builds the command.
         *
         * @return the command
         * @throws InvalidInputException that names everything that is wrong
         */
        public Command build() {
            Command command = new Command(this);
            CommandLine.check(command, secrets);
            return command;
        }
    }
}
