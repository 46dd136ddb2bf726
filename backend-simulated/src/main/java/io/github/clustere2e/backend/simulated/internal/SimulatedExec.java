// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.simulated.internal;

import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.CommandFailedException;
import io.github.clustere2e.api.CommandResult;
import io.github.clustere2e.api.CommandTimeoutException;
import io.github.clustere2e.api.InterruptedClusterException;
import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.api.NativeExec;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.NodeException;
import io.github.clustere2e.api.StandardInput;
import io.github.clustere2e.backend.ClusterHandle;
import io.github.clustere2e.backend.simulated.internal.server.Exec;
import io.github.clustere2e.backend.simulated.internal.server.NodeShell;
import io.github.clustere2e.ssh.wire.CommandText;
import io.github.clustere2e.ssh.wire.TreeScript;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs commands in the namespaces of a node, past its SSH server. */
final class SimulatedExec implements NativeExec {

    private final ClusterHandle cluster;

    SimulatedExec(ClusterHandle cluster) {
        this.cluster = cluster;
    }

    @Override
    public CommandResult exec(Node node, Command command) {
        refuse(command);
        SimulatedMachine machine = SimulatedClusters.machine(cluster.machine(node))
                .orElseThrow(() -> new NodeException(node.name(), "its machine is gone", null));
        NodeShell shell = machine.shell()
                .filter(running -> !machine.isPaused())
                .orElseThrow(() -> new NodeException(node.name(), "its machine is off, or is paused", null));
        long begun = System.nanoTime();
        ByteArrayOutputStream stdout = new ByteArrayOutputStream();
        ByteArrayOutputStream stderr = new ByteArrayOutputStream();
        int status = run(node, command, shell, stdout, stderr);
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        CommandResult result = new CommandResult(
                node.name(), command, status, stdout.toByteArray(), withoutHead(stderr.toByteArray()), took);
        if (!result.succeeded() && !command.anyExitStatus()) {
            throw new CommandFailedException(result);
        }
        return result;
    }

    private static int run(
            Node node, Command command, NodeShell shell, ByteArrayOutputStream stdout, ByteArrayOutputStream stderr) {
        String text = new String(CommandText.of(command, "root"), StandardCharsets.UTF_8);
        FutureTask<Integer> running = new FutureTask<>(() -> {
            try (InputStream stdin = command.stdin().open()) {
                return shell.run(new Exec(text, false, stdin, stdout, stderr));
            }
        });
        Thread thread = new Thread(running, "cluster-e2e-simulated-exec-" + node.name());
        thread.setDaemon(true);
        thread.start();
        try {
            return running.get(command.timeout().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            end(shell, stderr);
            throw new CommandTimeoutException(node.name(), command, text(stdout), text(stderr));
        } catch (InterruptedException e) {
            end(shell, stderr);
            Thread.currentThread().interrupt();
            throw new InterruptedClusterException(
                    "interrupted while '" + command + "' ran on " + node.name() + "; it was ended there", e);
        } catch (ExecutionException e) {
            throw new NodeException(node.name(), "'" + command + "' cannot be run: " + e.getCause(), e);
        }
    }

    private static void end(NodeShell shell, ByteArrayOutputStream stderr) {
        String head = text(stderr);
        int from = head.indexOf(CommandText.MARK);
        int to = head.indexOf('\n', Math.max(from, 0));
        if (from < 0 || to < 0) {
            return;
        }
        long pid = Long.parseLong(head.substring(from + CommandText.MARK.length(), to));
        ByteArrayOutputStream nowhere = new ByteArrayOutputStream();
        boolean interrupted = Thread.interrupted();
        try {
            shell.run(new Exec(TreeScript.end(pid), false, InputStream.nullInputStream(), nowhere, nowhere));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            interrupted = true;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** The process id is told for whoever ends the command, not for its author. */
    private static byte[] withoutHead(byte[] stderr) {
        String text = new String(stderr, StandardCharsets.ISO_8859_1);
        int end = text.startsWith(CommandText.MARK) ? text.indexOf('\n') + 1 : 0;
        return text.substring(end).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static void refuse(Command command) {
        List<String> refused = new ArrayList<>();
        if (command.pty()) {
            refused.add("a pseudo-terminal");
        }
        if (command.output().isPresent()) {
            refused.add("an output listener");
        }
        if (command.idleTimeout().isPresent()) {
            refused.add("a limit on the time without output");
        }
        if (command.stdin() == StandardInput.piped()) {
            refused.add("input that is written while it runs");
        }
        if (!refused.isEmpty()) {
            throw new InvalidInputException("'" + command + "' was not run: native exec cannot give it "
                    + String.join(", ", refused) + ". Leave that out, or use the node itself.");
        }
    }
}
