// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal;

import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.Ports;
import com.github.dockerjava.api.model.Volume;
import io.github.clustere2e.api.ClusterException;
import io.github.clustere2e.api.NodeException;
import io.github.clustere2e.backend.Machine;
import io.github.clustere2e.backend.MachineRequest;
import io.github.clustere2e.backend.Reach;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;

/** Makes and removes the containers that are nodes. */
final class NodeContainers {

    /** The number works with every runtime; the name SIGRTMIN+3 does not. systemd(1) halts the host at it. */
    static final String HALT = "37";

    /**
     * So many containers start at once as keep all processors busy: the engine slows itself down when more do
     * (moby#29780), and is more likely to lose count of a network's endpoints (moby#42119).
     */
    private final Semaphore starts = new Semaphore(Runtime.getRuntime().availableProcessors() + 1, true);

    private final Engine engine;
    private final ClusterNetworks networks;
    private final Diagnosis diagnosis;

    NodeContainers(Engine engine, ClusterNetworks networks, Diagnosis diagnosis) {
        this.engine = engine;
        this.networks = networks;
        this.diagnosis = diagnosis;
    }

    /**
     * Two calls and no exec: who a node is has been put into its volume before. A third only where the engine picks its
     * address or port.
     */
    Machine make(MachineRequest request, Site site) {
        try {
            String id = create(request, site);
            site.awaitIdentity(request.node().name());
            start(id);
            return new Machine(id, request.node(), "running", Optional.of(reach(id, request, site)), request.labels());
        } catch (DockerException e) {
            throw new NodeException(
                    request.node().name(), "the engine cannot make its container: " + Refusals.explained(e), e);
        }
    }

    private Reach reach(String container, MachineRequest request, Site site) {
        Optional<String> address = address(request, site);
        if (address.isPresent() && !site.isPublished()) {
            return Whereabouts.fixed(address.get(), request.hostKey().publicKey());
        }
        return Whereabouts.of(engine.client().inspectContainerCmd(container).exec())
                .reach()
                .orElseThrow(() -> new NodeException(
                        request.node().name(),
                        "the engine gave it no address, or it has stopped. " + diagnosis.of(container),
                        null));
    }

    void start(String container) {
        starts.acquireUninterruptibly();
        try {
            engine.client().startContainerCmd(container).exec();
        } finally {
            starts.release();
        }
    }

    /** Returns the volume with the node's identity, which is to go as well. */
    Optional<String> remove(String container) {
        Optional<InspectContainerResponse> seen = inspect(container);
        seen.ifPresent(networks::detach);
        removeContainer(container);
        return seen.flatMap(IdentityVolumes::of);
    }

    private Optional<InspectContainerResponse> inspect(String container) {
        try {
            return Optional.of(engine.client().inspectContainerCmd(container).exec());
        } catch (DockerException e) {
            return Optional.empty(); // gone, or just being removed by somebody else: its removal will tell
        }
    }

    private void removeContainer(String container) {
        try {
            engine.client()
                    .removeContainerCmd(container)
                    .withForce(true)
                    .withRemoveVolumes(true)
                    .exec();
        } catch (NotFoundException e) {
            return; // gone
        } catch (ConflictException e) {
            Removals.awaitGone(engine, container, e); // somebody else removes it
        } catch (DockerException e) {
            throw new ClusterException(
                    "The engine does not remove the container " + container + ": " + e.getMessage(), e);
        }
    }

    private static Optional<String> address(MachineRequest request, Site site) {
        return site.network().subnet().map(subnet -> subnet.address(request.ordinal()));
    }

    private String create(MachineRequest request, Site site) {
        Ports ports = NodePorts.of(request.node(), site);
        boolean docker = InnerDocker.wanted(site.options(), request).isPresent();
        CreateContainerCmd command = engine.client()
                .createContainerCmd(site.image(request))
                .withName(site.options().namePrefix() + "-" + NodeNames.of(site.cluster(), request.node()))
                .withHostName(request.node().hostname())
                .withLabels(labels(request, site))
                .withEnv("container=docker")
                .withCmd(docker ? InnerDocker.INIT : "/sbin/init")
                .withStopSignal(HALT)
                .withVolumes(volumes(request, docker))
                .withExposedPorts(List.copyOf(ports.getBindings().keySet()))
                .withHostConfig(host(request, site).withPortBindings(ports));
        if (site.network().resolves()) {
            command.withAliases(
                    request.node().hostname(),
                    request.node().name(),
                    request.node().name().replace('_', '-'));
        }
        address(request, site).ifPresent(command::withIpv4Address);
        return command.exec().getId();
    }

    private static List<Volume> volumes(MachineRequest request, boolean docker) {
        Set<String> paths = new LinkedHashSet<>(request.requirements().volumes());
        if (docker) {
            paths.add(InnerDocker.DATA);
        }
        return paths.stream().map(Volume::new).toList();
    }

    private static Map<String, String> labels(MachineRequest request, Site site) {
        Map<String, String> labels =
                new LinkedHashMap<>(site.options().labels(request.node().role()));
        labels.putAll(request.labels());
        labels.put(Inventory.HOSTNAME, request.node().hostname());
        address(request, site).ifPresent(address -> labels.put(Whereabouts.ADDRESS, address));
        if (site.isPublished()) {
            labels.put(Whereabouts.PUBLISHED, "true");
        }
        return labels;
    }

    private static HostConfig host(MachineRequest request, Site site) {
        HostConfig host = HostConfig.newHostConfig()
                .withInit(false) // a daemon with "init": true would take PID 1 from systemd
                .withNetworkMode(site.network().id());
        NodeMounts.apply(host, request, site.options());
        NodeRights.apply(host, request, site.options());
        NodeLimits.apply(host, request.node().role(), site.options());
        return host;
    }
}
