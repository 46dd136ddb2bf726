// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal;

import com.github.dockerjava.api.command.WaitContainerResultCallback;
import com.github.dockerjava.api.exception.DockerClientException;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import io.github.clustere2e.api.InterruptedClusterException;
import io.github.clustere2e.api.NodeException;
import io.github.clustere2e.api.Trouble;
import io.github.clustere2e.backend.Machine;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings containers from one state to another. Engines refuse what a container is already, each version in its own words;
 * so the state counts, not the refusal.
 */
final class ContainerStates {

    static final String KILL = "KILL";

    private static final Logger LOG = LoggerFactory.getLogger(ContainerStates.class);
    private static final String RUNNING = "running";
    private static final String PAUSED = "paused";
    private static final String IS_OFF = Trouble.NODE_OFF.explain(
            "the node is switched off. PowerControl.start(node), or the command 'start', switches it on");

    private final Engine engine;

    ContainerStates(Engine engine) {
        this.engine = engine;
    }

    /** Tells why a node cannot be reached, if that is because of its container's state. */
    Optional<String> obstacle(Machine machine) {
        String container = machine.reference();
        try {
            return switch (state(container)) {
                case RUNNING -> Optional.empty();
                case PAUSED ->
                    Optional.of(
                            Trouble.NODE_OFF.explain("the node is paused. PauseControl.resume(node) lets it go on"));
                case "exited", "created", "dead" -> Optional.of(IS_OFF);
                default -> Optional.empty(); // it is on its way from one state to another
            };
        } catch (NotFoundException e) {
            return Optional.of("its container is gone: the node was removed or replaced");
        } catch (RuntimeException e) {
            LOG.debug("The engine does not tell the state of {}", container, e);
            return Optional.empty();
        }
    }

    /** Whether a machine runs or is paused. */
    boolean isOn(Machine machine) {
        try {
            return isOn(machine.reference());
        } catch (NotFoundException e) {
            return false;
        }
    }

    void start(String node, String container) {
        change(
                node,
                container,
                "start",
                RUNNING,
                () -> engine.client().startContainerCmd(container).exec());
    }

    void freeze(String node, String container) {
        refuseStopped(node, container);
        change(
                node,
                container,
                "pause",
                PAUSED,
                () -> engine.client().pauseContainerCmd(container).exec());
    }

    /** Lets a paused container go on; does nothing with any other. */
    void thaw(String node, String container) {
        if (state(container).equals(PAUSED)) {
            change(
                    node,
                    container,
                    "unpause",
                    RUNNING,
                    () -> engine.client().unpauseContainerCmd(container).exec());
        }
    }

    /** Sends a signal to PID 1; does nothing if that has ended. */
    void signal(String node, String container, String signal) {
        try {
            engine.client().killContainerCmd(container).withSignal(signal).exec();
        } catch (DockerException e) {
            if (isOn(container)) {
                throw failed(node, "send signal " + signal + " to", e);
            }
        }
    }

    /** Waits for the end of a container; returns whether it has come. */
    boolean awaitStopped(String container, Duration limit) {
        try (WaitContainerResultCallback end =
                engine.client().waitContainerCmd(container).exec(new WaitContainerResultCallback())) {
            end.awaitStatusCode(Math.max(1, limit.toMillis()), TimeUnit.MILLISECONDS);
            return true;
        } catch (DockerClientException | IOException e) {
            if (e.getCause() instanceof InterruptedException) {
                Thread.currentThread().interrupt();
                throw new InterruptedClusterException("interrupted while a node was shutting down", e);
            }
            LOG.debug("The end of {} was not heard", container, e);
            return !isOn(container);
        }
    }

    void refuseStopped(String node, String container) {
        if (!isOn(container)) {
            throw new NodeException(
                    node,
                    Trouble.NODE_OFF.explain("it is switched off: start it first, with PowerControl.start(node)"),
                    null);
        }
    }

    private void change(String node, String container, String what, String wanted, Runnable call) {
        try {
            call.run();
        } catch (DockerException e) {
            if (e instanceof NotFoundException || !state(container).equals(wanted)) {
                throw failed(node, what, e);
            }
        }
    }

    private boolean isOn(String container) {
        String state = state(container);
        return state.equals(RUNNING) || state.equals(PAUSED);
    }

    private String state(String container) {
        return Objects.requireNonNullElse(
                engine.client().inspectContainerCmd(container).exec().getState().getStatus(), "unknown");
    }

    private static NodeException failed(String node, String what, DockerException e) {
        return new NodeException(node, "the engine cannot " + what + " its container: " + e.getMessage(), e);
    }
}
