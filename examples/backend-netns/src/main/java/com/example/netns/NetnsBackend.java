// SPDX-License-Identifier: Apache-2.0
package com.example.netns;

import io.github.clustere2e.api.BackendUnavailableException;
import io.github.clustere2e.api.Capability;
import io.github.clustere2e.api.ClusterException;
import io.github.clustere2e.api.ClusterSpec;
import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.Diagnostics;
import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.api.NodeRequirements;
import io.github.clustere2e.backend.Backend;
import io.github.clustere2e.backend.ClusterHandle;
import io.github.clustere2e.backend.ClusterIdentity;
import io.github.clustere2e.backend.ClusterRequest;
import io.github.clustere2e.backend.FoundCluster;
import io.github.clustere2e.backend.Labels;
import io.github.clustere2e.backend.Machine;
import io.github.clustere2e.backend.MachineRequest;
import io.github.clustere2e.backend.Readiness;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** Machines are network namespaces, with all that goes with one. Thread-safe: what it knows, it asks the script. */
record NetnsBackend(Script script) implements Backend {

    private static final int MOST_NODES = 250; // in a /24, beside the machine itself

    @Override
    public void check() {
        try {
            script.run("check");
        } catch (ClusterException e) {
            throw new BackendUnavailableException("Nodes cannot be namespaces here: " + e.getMessage(), e);
        }
    }

    @Override
    public void validate(ClusterSpec spec) {
        if (spec.groups().stream().anyMatch(group -> !group.requirements().equals(NodeRequirements.none()))) {
            throw new InvalidInputException("The backend 'netns' meets no requirements: use the backend 'docker'");
        }
        if (spec.size() > MOST_NODES) {
            throw new InvalidInputException("A cluster of the backend 'netns' has at most " + MOST_NODES + " nodes");
        }
    }

    @Override
    public void prepare(ClusterRequest cluster) {
        ClusterIdentity identity = cluster.identity();
        String labels = Seen.text(identity.labels()) + "\n";
        script.run(Script.BOUND, labels, "network", networkOf(identity), identity.name());
    }

    @Override
    public Machine make(MachineRequest request) {
        String name = "e2n" + request.machineId().substring(0, 12);
        String hostname = request.node().hostname();
        String ordinal = Integer.toString(request.ordinal());
        ClusterIdentity cluster = request.cluster().identity();
        Map<String, String> labels = new HashMap<>(request.labels());
        labels.put(Seen.HOSTNAME, hostname);
        String publicKey = request.hostKey().publicKey();
        String privateKey = new String(request.hostKey().privateKey(), StandardCharsets.US_ASCII);
        String input = String.join("\n", Seen.text(labels), request.authorizedKey(), publicKey, privateKey);
        String[] words = {"make", name, cluster.name(), networkOf(cluster), ordinal, hostname, request.machineId()};
        return Seen.of(script.run(Script.BOUND, input, words)).machine();
    }

    @Override
    public List<FoundCluster> find() {
        Map<String, List<Seen>> clusters = script.run("see")
                .lines()
                .map(Seen::of)
                .collect(Collectors.groupingBy(one -> one.labels().get(Labels.ID)));
        return clusters.values().stream().map(NetnsBackend::cluster).toList();
    }

    private static FoundCluster cluster(List<Seen> all) {
        List<Machine> machines =
                all.stream().filter(Seen::isNode).map(Seen::machine).toList();
        return new FoundCluster(ClusterIdentity.of(all.get(0).labels()), machines);
    }

    @Override
    public void discard(Machine machine) {
        script.run("discard", machine.reference());
    }

    @Override
    public void discardShared(ClusterIdentity cluster) {
        script.run("discard", networkOf(cluster));
    }

    @Override
    public boolean hasStopped(Machine machine) {
        return script.run("running", machine.reference()).isEmpty();
    }

    @Override
    public Diagnostics diagnose(Machine machine) {
        List<String> console =
                script.run("console", machine.reference()).lines().toList();
        String state = hasStopped(machine) ? "off" : "running";
        return new Diagnostics(state, OptionalInt.empty(), false, console, Optional.empty(), Optional.empty());
    }

    @Override
    public Optional<String> obstacle(Machine machine) {
        return hasStopped(machine) ? Optional.of("its machine is off: start it") : Optional.empty();
    }

    /** There is no systemd, so that it is not declared either. */
    @Override
    public Readiness readiness() {
        return (node, limit) -> {
            node.run(Command.builder("true").timeout(limit).idempotent().build());
            return List.of();
        };
    }

    @Override
    public List<Capability> capabilities(ClusterHandle cluster) {
        return List.of(new Power(script, cluster));
    }

    /** Fits the 15 characters that an interface's name may have. */
    private static String networkOf(ClusterIdentity cluster) {
        return "e2b" + cluster.id().replace("-", "").substring(0, 12);
    }
}
