// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.cli.fake;

import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.CommandFailedException;
import io.github.clustere2e.api.CommandResult;
import io.github.clustere2e.api.CommandTimeoutException;
import io.github.clustere2e.api.InterruptedClusterException;
import io.github.clustere2e.api.RunningCommand;
import io.github.clustere2e.api.StandardInput;
import io.github.clustere2e.api.StandardStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A fake: a command that runs on a thread of this virtual machine. */
final class FakeCommand implements RunningCommand {

    private final FakeNode node;
    private final Command command;
    private final PipedOutputStream stdin = new PipedOutputStream();
    private final InputStream input;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private final CompletableFuture<Integer> status = new CompletableFuture<>();
    private final Thread thread = new Thread(this::work, "fake-command");

    FakeCommand(FakeNode node, Command command) {
        this.node = node;
        this.command = command;
        try {
            input = command.stdin() == StandardInput.piped()
                    ? new PipedInputStream(stdin)
                    : command.stdin().open();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    void start() {
        thread.setDaemon(true);
        thread.start();
    }

    private void work() {
        try {
            int code = FakePrograms.run(node, command, input, this::say);
            command.output().ifPresent(listener -> listener.end());
            status.complete(code);
        } catch (InterruptedException e) {
            status.complete(143);
        } catch (IOException | RuntimeException e) {
            status.completeExceptionally(e);
        }
    }

    private void say(StandardStream stream, byte[] bytes) {
        if (stream == StandardStream.STDOUT && command.output().isEmpty()) {
            kept.writeBytes(bytes);
        }
        command.output().ifPresent(listener -> {
            try {
                listener.output(stream, bytes);
            } catch (RuntimeException e) {
                FakeWorld.EVENTS.add("listener failed: " + e.getMessage());
            }
        });
    }

    @Override
    public OutputStream stdin() {
        return stdin;
    }

    @Override
    public boolean isRunning() {
        return !status.isDone();
    }

    @Override
    public CommandResult await() {
        try {
            int code = status.get(command.timeout().toMillis(), TimeUnit.MILLISECONDS);
            CommandResult result =
                    new CommandResult(node.name(), command, code, kept.toByteArray(), new byte[0], Duration.ZERO);
            if (code != 0 && !command.anyExitStatus()) {
                throw new CommandFailedException(result);
            }
            return result;
        } catch (TimeoutException e) {
            throw new CommandTimeoutException(node.name(), command, "", "");
        } catch (ExecutionException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedClusterException(node.name() + ": interrupted while '" + command + "' ran", e);
        }
    }

    @Override
    public CompletableFuture<CommandResult> onExit() {
        return CompletableFuture.supplyAsync(this::await);
    }

    @Override
    public void signal(String name) {
        thread.interrupt();
    }

    @Override
    public void close() {
        if (isRunning()) {
            FakeWorld.EVENTS.add("end '" + command + "' on " + node.name());
            thread.interrupt();
        }
    }
}
