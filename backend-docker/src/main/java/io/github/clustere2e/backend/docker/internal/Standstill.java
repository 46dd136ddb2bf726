// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal;

import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.exception.DockerException;
import io.github.clustere2e.api.FanOut;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the containers of a cluster from running, so that all of them are seen as they are at one moment. */
final class Standstill {

    private static final Logger LOG = LoggerFactory.getLogger(Standstill.class);

    private final Engine engine;
    private final Queue<String> paused = new ConcurrentLinkedQueue<>();

    private Standstill(Engine engine) {
        this.engine = engine;
    }

    /** The containers that are going to stand still. */
    static List<String> containers(List<SeenNode> nodes) {
        return nodes.stream()
                .filter(Standstill::runs)
                .map(node -> node.container().getId())
                .toList();
    }

    /** Does the work while they stand still; those that do not run stay as they are. */
    static <R> R during(Engine engine, List<SeenNode> nodes, Supplier<R> work) {
        Standstill standstill = new Standstill(engine);
        List<SeenNode> running = nodes.stream().filter(Standstill::runs).toList();
        try {
            FanOut.of("pause the nodes")
                    .over(running, SeenNode::name, standstill::pause)
                    .orThrow();
            return work.get();
        } finally {
            end(engine, standstill.paused);
        }
    }

    /** Lets them go on. */
    static void end(Engine engine, Collection<String> containers) {
        FanOut.of("resume the nodes")
                .over(List.copyOf(containers), id -> id, id -> resume(engine, id))
                .orThrow();
    }

    private static boolean runs(SeenNode node) {
        InspectContainerResponse.ContainerState state = node.container().getState();
        return Boolean.TRUE.equals(state.getRunning()) && !Boolean.TRUE.equals(state.getPaused());
    }

    private String pause(SeenNode node) {
        String container = node.container().getId();
        engine.client().pauseContainerCmd(container).exec();
        paused.add(container);
        return container;
    }

    private static String resume(Engine engine, String container) {
        try {
            engine.client().unpauseContainerCmd(container).exec();
        } catch (DockerException e) {
            // Somebody has resumed or removed it meanwhile: it does not stand still because of us.
            LOG.debug("Container {} does not stand still any more", container, e);
        }
        return container;
    }
}
