// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal;

import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.Ports;
import com.github.dockerjava.api.model.Ports.Binding;
import io.github.clustere2e.backend.NodeIdentity;
import io.github.clustere2e.backend.docker.HostPort;

/** The ports of one node that are reached by ports of the engine's machine. */
final class NodePorts {

    /** Where sshd listens. */
    static final ExposedPort SSH = ExposedPort.tcp(22);

    private NodePorts() {}

    static Ports of(NodeIdentity node, Site site) {
        Ports ports = new Ports();
        if (site.isPublished()) {
            ports.bind(SSH, Binding.bindIp(HostPort.LOOPBACK));
        }
        for (HostPort map : site.options().hostPorts()) {
            if (map.node().equals(node.name())) {
                ports.bind(
                        ExposedPort.tcp(map.port()),
                        map.hostPort() == 0
                                ? Binding.bindIp(map.address())
                                : Binding.bindIpAndPort(map.address(), map.hostPort()));
            }
        }
        return ports;
    }
}
