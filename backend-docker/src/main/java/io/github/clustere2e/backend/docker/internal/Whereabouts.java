// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal;

import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.ContainerNetwork;
import com.github.dockerjava.api.model.ContainerPort;
import com.github.dockerjava.api.model.Ports.Binding;
import io.github.clustere2e.backend.Labels;
import io.github.clustere2e.backend.Reach;
import io.github.clustere2e.backend.docker.HostPort;
import io.github.clustere2e.ssh.SshEndpoint;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where a node is, from what the engine tells of its container.
 *
 * @param labels of the container
 * @param address the one that it has just now; empty if it does not run
 * @param sshPort the loopback port that leads to its SSH server just now; empty if none does
 */
record Whereabouts(Map<String, String> labels, Optional<String> address, Optional<Integer> sshPort) {

    /** A label with the address that the container has for ever; without it the engine gives one at each start. */
    static final String ADDRESS = "io.github.clustere2e.address";

    /** A label that says that the SSH server is reached by a port of the loopback address. */
    static final String PUBLISHED = "io.github.clustere2e.published";

    private static final int SSH = 22;

    static Whereabouts of(Container container) {
        ContainerPort[] ports = container.getPorts() == null ? new ContainerPort[0] : container.getPorts();
        return new Whereabouts(
                container.getLabels(),
                address(
                        container.getNetworkSettings() == null
                                ? List.of()
                                : container.getNetworkSettings().getNetworks().values()),
                Arrays.stream(ports)
                        .filter(port -> Objects.equals(port.getPrivatePort(), SSH))
                        .filter(port -> HostPort.LOOPBACK.equals(port.getIp()))
                        .map(ContainerPort::getPublicPort)
                        .filter(Objects::nonNull)
                        .findFirst());
    }

    static Whereabouts of(InspectContainerResponse container) {
        Binding[] bindings =
                container.getNetworkSettings().getPorts().getBindings().get(NodePorts.SSH);
        return new Whereabouts(
                Objects.requireNonNullElse(container.getConfig().getLabels(), Map.of()),
                address(container.getNetworkSettings().getNetworks().values()),
                Stream.ofNullable(bindings)
                        .flatMap(Arrays::stream)
                        .filter(binding -> HostPort.LOOPBACK.equals(binding.getHostIp()))
                        .map(Binding::getHostPortSpec)
                        .filter(Objects::nonNull)
                        .map(Integer::valueOf)
                        .findFirst());
    }

    /**
     * Empty if the node has no address. One that is off and was reached by a port of the loopback address is told by its
     * own: it gets another port when it is started.
     */
    Optional<Reach> reach() {
        String hostKey = labels.getOrDefault(Labels.HOST_KEY, "");
        Optional<Integer> port = labels.containsKey(PUBLISHED) ? sshPort : Optional.empty();
        return Optional.ofNullable(labels.get(ADDRESS))
                .or(() -> address)
                .map(Subnet::address)
                .map(own -> reach(own, port, hostKey));
    }

    /** The reach of a node whose address is known before it starts. */
    static Reach fixed(String address, String hostKey) {
        return reach(Subnet.address(address), Optional.empty(), hostKey);
    }

    private static Reach reach(InetAddress own, Optional<Integer> port, String hostKey) {
        String host = port.isPresent() ? HostPort.LOOPBACK : own.getHostAddress();
        return new Reach(own, own, new SshEndpoint(host, port.orElse(SSH), "root", hostKey));
    }

    private static Optional<String> address(Collection<ContainerNetwork> networks) {
        return networks.stream()
                .map(ContainerNetwork::getIpAddress)
                .filter(address -> address != null && !address.isBlank())
                .findFirst();
    }
}
