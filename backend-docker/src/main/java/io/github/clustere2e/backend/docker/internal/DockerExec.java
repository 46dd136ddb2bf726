// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal;

import com.github.dockerjava.api.command.ExecCreateCmd;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.DockerException;
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
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** Runs commands by the engine's exec. */
final class DockerExec implements NativeExec {

    private final Engine engine;
    private final ClusterHandle cluster;
    private final ExecEnding ending;

    DockerExec(Engine engine, ClusterHandle cluster) {
        this.engine = engine;
        this.cluster = cluster;
        this.ending = new ExecEnding(engine);
    }

    @Override
    public CommandResult exec(Node node, Command command) {
        refuse(command);
        String container = cluster.machine(node).reference();
        long begun = System.nanoTime();
        String mark = UUID.randomUUID().toString();
        try {
            ExecInput input = ExecInput.send(engine, container, command.stdin(), mark);
            try (ExecOutput output = new ExecOutput(command)) {
                String exec = create(container, command, input, mark).exec().getId();
                engine.client().execStartCmd(exec).exec(output);
                if (!awaitEnd(node, command, container, mark, output)) {
                    throw new CommandTimeoutException(
                            node.name(), command, output.text(output.stdout()), output.text(output.stderr()));
                }
                Duration took = Duration.ofNanos(System.nanoTime() - begun);
                return checked(output.result(node.name(), command, status(node, container, mark, exec), took));
            } finally {
                input.remove();
            }
        } catch (ConflictException e) {
            throw new NodeException(node.name(), "its container does not run, or is paused: " + e.getMessage(), e);
        } catch (DockerException | IOException e) {
            throw new NodeException(node.name(), "the engine cannot run '" + command + "': " + e.getMessage(), e);
        }
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

    private ExecCreateCmd create(String container, Command command, ExecInput input, String mark) {
        List<String> environment = new ArrayList<>();
        command.environment().forEach((name, value) -> environment.add(name + "=" + value));
        environment.add(ExecEnding.MARK + "=" + mark);
        ExecCreateCmd create = engine.client()
                .execCreateCmd(container)
                .withAttachStdout(true)
                .withAttachStderr(true)
                .withEnv(environment)
                .withUser(command.user().orElse("root"))
                .withCmd(input.command(command.arguments()).toArray(new String[0]));
        command.directory().ifPresent(create::withWorkingDir);
        return create;
    }

    /** However the waiting ends before the command does, its processes are ended too. */
    private boolean awaitEnd(Node node, Command command, String container, String mark, ExecOutput output) {
        try {
            if (output.awaitCompletion(command.timeout().toMillis(), TimeUnit.MILLISECONDS)) {
                return true;
            }
            ending.end(container, mark);
            return false;
        } catch (InterruptedException e) {
            ending.end(container, mark);
            Thread.currentThread().interrupt();
            throw new InterruptedClusterException(
                    "interrupted while '" + command + "' ran on " + node.name() + "; it was ended there", e);
        }
    }

    /** Without a status the command still runs, and only its output has ended. */
    private int status(Node node, String container, String mark, String exec) {
        Long status = engine.client().inspectExecCmd(exec).exec().getExitCodeLong();
        if (status == null) {
            ending.end(container, mark);
            throw new NodeException(
                    node.name(),
                    "the connection to the engine broke before the command ended; it was ended there",
                    null);
        }
        return status.intValue();
    }

    private static CommandResult checked(CommandResult result) {
        if (!result.succeeded() && !result.command().anyExitStatus()) {
            throw new CommandFailedException(result);
        }
        return result;
    }
}
