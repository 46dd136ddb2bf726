// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.api;

import java.time.Duration;
import java.util.List;
import java.util.Set;

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
public final class Command extends CommandOptions {

    /** How long a command may take when its author sets no limit: 10 minutes. */
    public static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(10);

    /** How much of each output stream a result keeps when its author says nothing: 16 MiB. */
    public static final long DEFAULT_KEPT_OUTPUT = 16L << 20;

    private final Secrets secrets;

    private Command(CommandSettings settings) {
        super(settings);
        this.secrets = new Secrets(settings.secrets);
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
        return new Builder(new CommandSettings(arguments));
    }

    /**
     * Begins a command from this one.
     *
     * @return a builder with everything as it is here
     */
    public Builder toBuilder() {
        return new Builder(settings.copy());
    }

    /**
     * Returns this command for a user, unless it names one itself.
     *
     * @param other a user of the node
     * @return this, or a copy with that user
     */
    public Command orAs(String other) {
        return settings.user == null ? toBuilder().user(other).build() : this;
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
        return CommandLine.display(arguments().stream().map(this::mask).toList());
    }

    /**
     * Collects a command's options. Not thread-safe.
     *
     * @since 0.1
     */
    public static final class Builder {

        private final CommandSettings settings;

        private Builder(CommandSettings settings) {
            this.settings = settings;
        }

        /**
         * Runs another program, in the same way.
         *
         * @param words the program, found on the node's path, and its arguments
         * @return this
         */
        public Builder arguments(List<String> words) {
            settings.arguments = List.copyOf(words);
            return this;
        }

        /**
         * Runs it as that user.
         *
         * @param name a user of the node
         * @return this
         */
        public Builder user(String name) {
            settings.user = name;
            return this;
        }

        /**
         * Runs it in that directory.
         *
         * @param path an absolute path on the node
         * @return this
         */
        public Builder directory(String path) {
            settings.directory = path;
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
            settings.environment.put(name, value);
            return this;
        }

        /**
         * Gives it something to read.
         *
         * @param input the standard input
         * @return this
         */
        public Builder stdin(StandardInput input) {
            settings.stdin = input;
            return this;
        }

        /**
         * Limits how long it may take.
         *
         * @param limit positive
         * @return this
         */
        public Builder timeout(Duration limit) {
            settings.timeout = limit;
            return this;
        }

        /**
         * Lets somebody hear its output while it comes.
         *
         * @param listener called while the command runs
         * @return this
         */
        public Builder output(OutputListener listener) {
            settings.output = listener;
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
            settings.secrets.add(value);
            return this;
        }

        /**
         * Declares that running it twice is the same as running it once, so that it may be sent again.
         *
         * @return this
         */
        public Builder idempotent() {
            settings.idempotent = true;
            return this;
        }

        /**
         * Takes any exit status as a result: without this, a status other than 0 raises
         * {@link CommandFailedException}.
         *
         * @return this
         */
        public Builder anyExitStatus() {
            settings.anyExitStatus = true;
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
            settings.pty = true;
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
            settings.idleTimeout = limit;
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
            settings.keptOutput = bytes;
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
            Command command = new Command(settings.copy());
            CommandLine.check(command, settings.secrets);
            return command;
        }
    }
}
