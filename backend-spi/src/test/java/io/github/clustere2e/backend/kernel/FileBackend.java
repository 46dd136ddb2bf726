// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.kernel;

import io.github.clustere2e.api.ClusterException;
import io.github.clustere2e.api.Diagnostics;
import io.github.clustere2e.api.Role;
import io.github.clustere2e.backend.Backend;
import io.github.clustere2e.backend.ClusterIdentity;
import io.github.clustere2e.backend.ClusterRequest;
import io.github.clustere2e.backend.FoundCluster;
import io.github.clustere2e.backend.Labels;
import io.github.clustere2e.backend.Machine;
import io.github.clustere2e.backend.MachineRequest;
import io.github.clustere2e.backend.NodeIdentity;
import io.github.clustere2e.backend.Reach;
import io.github.clustere2e.ssh.SshEndpoint;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A fake backend: a machine is a file that holds its labels, and nothing answers at its address. It serves for what
 * goes before and after a machine's life; nodes that are really reached are tested with real ones.
 */
final class FileBackend implements Backend {

    private static final String SHARED = "shared";

    private final Path root;
    final AtomicInteger makingNow = new AtomicInteger();
    final AtomicInteger mostAtOnce = new AtomicInteger();
    final Set<String> withdrawn = ConcurrentHashMap.newKeySet();
    final Set<String> stopped = ConcurrentHashMap.newKeySet();
    Consumer<MachineRequest> whileMaking = request -> {};
    boolean outlivesProcess = true;

    FileBackend(Path root) {
        this.root = root;
    }

    @Override
    public void check() {}

    @Override
    public void prepare(ClusterRequest cluster) {
        write(cluster.identity(), SHARED, cluster.identity().labels());
    }

    @Override
    public Machine make(MachineRequest request) {
        mostAtOnce.accumulateAndGet(makingNow.incrementAndGet(), Math::max);
        try {
            write(request.cluster().identity(), request.node().name(), request.labels());
            whileMaking.accept(request);
            return machine(request.labels());
        } finally {
            makingNow.decrementAndGet();
        }
    }

    @Override
    public List<FoundCluster> find() {
        Map<String, ClusterIdentity> identities = new LinkedHashMap<>();
        Map<String, List<Machine>> machines = new HashMap<>();
        for (Path file : files()) {
            Map<String, String> labels = read(file);
            String id = labels.getOrDefault(Labels.ID, "");
            identities.putIfAbsent(id, ClusterIdentity.of(labels));
            if (labels.containsKey(Labels.NODE)) {
                machines.computeIfAbsent(id, any -> new ArrayList<>()).add(machine(labels));
            }
        }
        return identities.values().stream()
                .map(identity -> new FoundCluster(identity, machines.getOrDefault(identity.id(), List.of())))
                .toList();
    }

    @Override
    public void discard(Machine machine) {
        delete(Path.of(machine.reference()));
    }

    @Override
    public void withdraw(ClusterIdentity cluster, List<NodeIdentity> machines) {
        machines.forEach(machine -> withdrawn.add(machine.name()));
    }

    @Override
    public void discardShared(ClusterIdentity cluster) {
        delete(root.resolve(cluster.id()).resolve(SHARED));
        delete(root.resolve(cluster.id()));
    }

    @Override
    public boolean hasStopped(Machine machine) {
        return stopped.contains(machine.node().name());
    }

    @Override
    public boolean outlivesProcess() {
        return outlivesProcess;
    }

    @Override
    public Diagnostics diagnose(Machine machine) {
        return Diagnostics.ofState("burnt").because("the fake caught fire", "Buy another fake.");
    }

    @Override
    public int parallelism() {
        return 2;
    }

    List<Path> files() {
        if (!Files.exists(root)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void write(ClusterIdentity cluster, String name, Map<String, String> labels) {
        Properties properties = new Properties();
        properties.putAll(labels);
        try {
            Path directory = Files.createDirectories(root.resolve(cluster.id()));
            try (Writer writer = Files.newBufferedWriter(directory.resolve(name))) {
                properties.store(writer, null);
            }
        } catch (IOException e) {
            throw new ClusterException("the fake's disk is full", e);
        }
    }

    private Machine machine(Map<String, String> labels) {
        String name = labels.getOrDefault(Labels.NODE, "");
        InetAddress nobody = InetAddress.getLoopbackAddress();
        return new Machine(
                root.resolve(labels.getOrDefault(Labels.ID, "")).resolve(name).toString(),
                new NodeIdentity(
                        name,
                        Role.of(labels.getOrDefault(Labels.ROLE, "agent")),
                        Integer.parseInt(labels.getOrDefault(Labels.INDEX, "0")),
                        name.replace('_', '-')),
                "running",
                Optional.of(new Reach(
                        nobody,
                        nobody,
                        new SshEndpoint("127.0.0.1", 1, "root", labels.getOrDefault(Labels.HOST_KEY, "")))),
                labels);
    }

    private static Map<String, String> read(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> labels = new HashMap<>();
        properties.stringPropertyNames().forEach(key -> labels.put(key, properties.getProperty(key)));
        return labels;
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
