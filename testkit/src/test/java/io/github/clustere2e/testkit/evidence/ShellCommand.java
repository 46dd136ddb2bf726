// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.testkit.evidence;

import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.CommandResult;
import io.github.clustere2e.api.CommandTimeoutException;
import io.github.clustere2e.api.InterruptedClusterException;
import io.github.clustere2e.api.OutputListener;
import io.github.clustere2e.api.RunningCommand;
import io.github.clustere2e.api.StandardStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Not a remote command: a process of this machine. */
final class ShellCommand implements RunningCommand {

    private final String node;
    private final Command command;
    private final long start = System.nanoTime();
    private final Process process;
    private final CompletableFuture<CommandResult> result = new CompletableFuture<>();

    ShellCommand(String node, Command command, String path) {
        this.node = node;
        this.command = command;
        ProcessBuilder builder = new ProcessBuilder(command.arguments());
        builder.environment().putAll(command.environment());
        builder.environment().put("PATH", path);
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread thread = new Thread(this::work, "shell");
        thread.setDaemon(true);
        thread.start();
    }

    private void work() {
        OutputListener listener = command.output().orElse((stream, chunk) -> {});
        byte[] buffer = new byte[4096];
        try {
            try (InputStream in = command.stdin().open();
                    OutputStream stdin = process.getOutputStream()) {
                in.transferTo(stdin);
            }
            InputStream out = process.getInputStream();
            for (int count = out.read(buffer); count >= 0; count = out.read(buffer)) {
                listener.output(StandardStream.STDOUT, Arrays.copyOf(buffer, count));
            }
            listener.end();
            result.complete(
                    new CommandResult(node, command, process.waitFor(), new byte[0], new byte[0], Duration.ZERO));
        } catch (IOException | InterruptedException e) {
            result.completeExceptionally(e);
        }
    }

    @Override
    public CommandResult await() {
        try {
            return result.get(start + command.timeout().toNanos() - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            close();
            throw new CommandTimeoutException(node, command, "", "");
        } catch (InterruptedException e) {
            close();
            Thread.currentThread().interrupt();
            throw new InterruptedClusterException("interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        List<ProcessHandle> started = process.descendants().toList();
        // First the shell, which would go on to what follows.
        process.destroyForcibly();
        started.forEach(ProcessHandle::destroyForcibly);
    }

    @Override
    public OutputStream stdin() {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean isRunning() {
        return process.isAlive();
    }

    @Override
    public CompletableFuture<CommandResult> onExit() {
        return result;
    }

    @Override
    public void signal(String name) {
        throw new UnsupportedOperationException();
    }
}
