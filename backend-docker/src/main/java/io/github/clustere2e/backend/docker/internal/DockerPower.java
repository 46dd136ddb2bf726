// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal;

import com.github.dockerjava.api.command.WaitContainerResultCallback;
import com.github.dockerjava.api.exception.DockerException;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.NodeException;
import io.github.clustere2e.api.PowerControl;
import io.github.clustere2e.backend.ClusterHandle;
import java.util.concurrent.TimeUnit;

/** Switches containers off and on. */
final class DockerPower implements PowerControl {

    private static final int KILL_SECONDS = 30;

    private final Engine engine;
    private final Deaths deaths;
    private final ClusterHandle cluster;

    DockerPower(Engine engine, Deaths deaths, ClusterHandle cluster) {
        this.engine = engine;
        this.deaths = deaths;
        this.cluster = cluster;
    }

    @Override
    public void kill(Node node) {
        String container = cluster.machine(node).reference();
        try {
            engine.client().killContainerCmd(container).withSignal("KILL").exec();
            engine.client()
                    .waitContainerCmd(container)
                    .exec(new WaitContainerResultCallback())
                    .awaitStatusCode(KILL_SECONDS, TimeUnit.SECONDS);
        } catch (DockerException e) {
            throw new NodeException(node.name(), "the engine cannot kill its container: " + e.getMessage(), e);
        }
    }

    @Override
    public void start(Node node) {
        String container = cluster.machine(node).reference();
        try {
            deaths.forget(container);
            engine.client().startContainerCmd(container).exec();
            findAgain(node, container);
        } catch (DockerException e) {
            throw new NodeException(node.name(), "the engine cannot start its container: " + e.getMessage(), e);
        }
        cluster.awaitReady(node);
    }

    /** The engine gives some nodes another address or port at each start. */
    private void findAgain(Node node, String container) {
        Whereabouts.of(engine.client().inspectContainerCmd(container).exec())
                .reach()
                .ifPresent(reach -> cluster.moved(node, reach));
    }
}
