// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal;

import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.Volume;
import io.github.clustere2e.api.ClusterException;
import io.github.clustere2e.api.NodeException;
import io.github.clustere2e.backend.Machine;
import io.github.clustere2e.backend.MachineRequest;
import io.github.clustere2e.backend.Reach;
import io.github.clustere2e.ssh.SshEndpoint;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    NodeContainers(Engine engine, ClusterNetworks networks) {
        this.engine = engine;
        this.networks = networks;
    }

    /** Two calls and no exec: who a node is has been put into its volume before. */
    Machine make(MachineRequest request, Site site) {
        String address = site.network().subnet().address(request.ordinal());
        try {
            String id = create(request, site, address);
            site.awaitIdentity(request.node().name());
            start(id);
            return new Machine(
                    id,
                    request.node(),
                    "running",
                    Optional.of(reach(address, request.hostKey().publicKey())),
                    request.labels());
        } catch (DockerException e) {
            throw new NodeException(
                    request.node().name(), "the engine cannot make its container: " + e.getMessage(), e);
        }
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

    static Reach reach(String address, String hostKey) {
        InetAddress parsed = Subnet.parse(address);
        return new Reach(parsed, parsed, new SshEndpoint(address, 22, "root", hostKey));
    }

    private String create(MachineRequest request, Site site, String address) {
        Map<String, String> labels = new LinkedHashMap<>(request.labels());
        labels.put(Inventory.ADDRESS, address);
        labels.put(Inventory.HOSTNAME, request.node().hostname());
        return engine.client()
                .createContainerCmd(site.image(request.requirements().packages()))
                .withName("cluster-e2e-" + request.node().hostname())
                .withHostName(request.node().hostname())
                .withAliases(
                        request.node().hostname(),
                        request.node().name(),
                        request.node().name().replace('_', '-'))
                .withIpv4Address(address)
                .withLabels(labels)
                .withEnv("container=docker")
                .withCmd("/sbin/init")
                .withStopSignal(HALT)
                .withVolumes(request.requirements().volumes().stream()
                        .map(Volume::new)
                        .toList())
                .withHostConfig(hostConfig(request, site))
                .exec()
                .getId();
    }

    private static HostConfig hostConfig(MachineRequest request, Site site) {
        Map<String, String> tmpfs = new HashMap<>();
        tmpfs.put("/run", "exec,mode=755");
        tmpfs.put("/run/lock", "mode=1777");
        request.requirements().tmpfs().forEach(path -> tmpfs.put(path, "exec"));
        return HostConfig.newHostConfig()
                .withPrivileged(site.options().privileged())
                .withInit(false) // a daemon with "init": true would take PID 1 from systemd
                .withCgroupnsMode("host") // a private one would need CAP_SYS_ADMIN
                .withBinds(Bind.parse("/sys/fs/cgroup:/sys/fs/cgroup:rw"))
                .withMounts(List.of(
                        IdentityVolumes.mountFor(request),
                        PublishedVolumes.mount(request.cluster().identity())))
                .withTmpFs(tmpfs)
                .withCapAdd(LinuxCapabilities.of(request.requirements()))
                .withNetworkMode(site.network().id());
    }
}
