// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.testkit.recording;

import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.CommandFailedException;
import io.github.clustere2e.api.CommandResult;
import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.api.RunningCommand;
import io.github.clustere2e.api.StandardInput;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** A command that is over as soon as it has its input. Thread-safe. */
final class RecordedRun implements RunningCommand {

    private final RecordingNode node;
    private final Command command;
    private final CommandRecording recording;
    private final CompletableFuture<CommandResult> result = new CompletableFuture<>();
    private final Input input = new Input();
    private boolean given;

    RecordedRun(RecordingNode node, Command command, CommandRecording recording) {
        this.node = node;
        this.command = command;
        this.recording = recording;
    }

    /** Gives it all of its input, once. */
    void give(byte[] stdin) {
        synchronized (this) {
            if (given) {
                return;
            }
            given = true;
        }
        try {
            CommandResult answered = recording.answer(node, command, stdin);
            if (answered.succeeded() || command.anyExitStatus()) {
                result.complete(answered);
            } else {
                result.completeExceptionally(new CommandFailedException(answered));
            }
        } catch (RuntimeException e) {
            result.completeExceptionally(e);
        }
    }

    @Override
    public OutputStream stdin() {
        if (command.stdin() != StandardInput.piped()) {
            throw new InvalidInputException(
                    "'" + command + "' has its input already: give it StandardInput.piped() to write it while it runs");
        }
        return input;
    }

    @Override
    public boolean isRunning() {
        return !result.isDone();
    }

    /** Ends a piped input too: there is nothing that could run on without it. */
    @Override
    public CommandResult await() {
        input.close();
        try {
            return result.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : e;
        }
    }

    @Override
    public CompletableFuture<CommandResult> onExit() {
        return result.copy();
    }

    /** There is no process that would hear it. */
    @Override
    public void signal(String name) {}

    @Override
    public void close() {
        input.close();
    }

    private final class Input extends ByteArrayOutputStream {

        @Override
        public void close() {
            give(toByteArray());
        }
    }
}
