// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.simulated.internal;

import io.github.clustere2e.api.ClusterException;
import io.github.clustere2e.backend.ClusterIdentity;
import io.github.clustere2e.backend.FoundCluster;
import io.github.clustere2e.backend.Machine;
import io.github.clustere2e.backend.MachineRequest;
import io.github.clustere2e.backend.simulated.Script;
import io.github.clustere2e.backend.simulated.SimulatedOptions;
import io.github.clustere2e.backend.simulated.internal.confined.ConfinedNode;
import io.github.clustere2e.backend.simulated.internal.confined.ConfinedShell;
import io.github.clustere2e.backend.simulated.internal.scripted.ScriptedShell;
import io.github.clustere2e.backend.simulated.internal.server.NodeHost;
import io.github.clustere2e.backend.simulated.internal.server.NodeShell;
import io.github.clustere2e.backend.simulated.internal.server.ServerThreads;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The machines of one cluster, and what they share. Thread-safe. */
final class SimulatedCluster implements AutoCloseable {

    private final ClusterIdentity identity;
    private final SimulatedOptions options;
    private final ClusterPlace place = ClusterPlace.make();
    private final ServerThreads threads;
    private final PublishedFiles published = new PublishedFiles();
    private final Map<String, SimulatedMachine> machines = new ConcurrentHashMap<>();

    /** By the node's ordinal: one that replaces another has its place, and with it its address. */
    private final Map<Integer, InetAddress> addresses = new ConcurrentHashMap<>();

    SimulatedCluster(ClusterIdentity identity, SimulatedOptions options) {
        this.identity = identity;
        this.options = options;
        this.threads = new ServerThreads(identity.name());
    }

    SimulatedOptions options() {
        return options;
    }

    Machine make(MachineRequest request) {
        String reference = UUID.randomUUID().toString();
        InetAddress address = addresses.computeIfAbsent(request.ordinal(), any -> LoopbackAddresses.next());
        NodeHost host = new NodeHost(address, request.hostKey(), request.authorizedKey(), threads);
        SimulatedMachine machine =
                new SimulatedMachine(reference, request, () -> shell(reference, request, host), host);
        machines.put(reference, machine);
        machine.start();
        return machine.describe();
    }

    private NodeShell shell(String reference, MachineRequest request, NodeHost host) throws IOException {
        Path root = place.node(reference);
        Optional<Script> script = options.script();
        NodeShell shell = script.isPresent()
                ? new ScriptedShell(request.node(), script.get(), NodeTree.make(root, request.requirements()))
                : ConfinedShell.make(root, confined(request, host), threads.workers());
        published.giveAllTo(root);
        return shell;
    }

    private static ConfinedNode confined(MachineRequest request, NodeHost host) {
        return new ConfinedNode(
                request.node().hostname(),
                host.address().getHostAddress(),
                request.machineId(),
                request.requirements().volumes(),
                request.requirements().tmpfs());
    }

    Optional<SimulatedMachine> machine(String reference) {
        return Optional.ofNullable(machines.get(reference));
    }

    /** Puts a file on every node, also on those that are still to come. */
    String publish(Path file) {
        try {
            String path = published.add(file);
            for (String reference : machines.keySet()) {
                published.giveAllTo(place.node(reference));
            }
            return path;
        } catch (IOException e) {
            throw new ClusterException("Cannot publish " + file + " to the nodes: " + e, e);
        }
    }

    void discard(String reference) {
        SimulatedMachine machine = machines.remove(reference);
        if (machine != null) {
            machine.stop();
            try {
                place.remove(reference);
            } catch (IOException e) {
                throw new ClusterException("The directory of " + machine.name() + " cannot be removed: " + e, e);
            }
        }
    }

    FoundCluster describe() {
        List<Machine> all =
                machines.values().stream().map(SimulatedMachine::describe).toList();
        return new FoundCluster(identity, all);
    }

    @Override
    public void close() {
        machines.keySet().forEach(this::discard);
        threads.close();
        place.close();
    }
}
