// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal;

import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.Ports.Binding;
import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.NodeException;
import io.github.clustere2e.backend.ClusterHandle;
import io.github.clustere2e.backend.docker.HostPorts;
import java.net.InetSocketAddress;
import java.util.Map;

/** Asks the engine each time: it picks other ports at each start of a node. */
final class HostPortQuestions implements HostPorts {

    private final Engine engine;
    private final ClusterHandle cluster;

    HostPortQuestions(Engine engine, ClusterHandle cluster) {
        this.engine = engine;
        this.cluster = cluster;
    }

    @Override
    public InetSocketAddress address(Node node, int port) {
        Binding[] bindings = bindings(node).get(ExposedPort.tcp(port));
        if (bindings == null || bindings.length == 0 || bindings[0].getHostPortSpec() == null) {
            throw new InvalidInputException("No port of the engine's machine leads to port " + port + " of "
                    + node.name() + ": map it with the option host-port, and see that the node runs");
        }
        return InetSocketAddress.createUnresolved(
                bindings[0].getHostIp(), Integer.parseInt(bindings[0].getHostPortSpec()));
    }

    private Map<ExposedPort, Binding[]> bindings(Node node) {
        String container = cluster.machine(node).reference();
        try {
            return engine.client()
                    .inspectContainerCmd(container)
                    .exec()
                    .getNetworkSettings()
                    .getPorts()
                    .getBindings();
        } catch (DockerException e) {
            throw new NodeException(node.name(), "the engine cannot tell its ports: " + e.getMessage(), e);
        }
    }
}
