// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal;

import com.github.dockerjava.api.command.InspectImageResponse;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.Mount;
import io.github.clustere2e.api.ClusterException;
import io.github.clustere2e.api.FanOut;
import io.github.clustere2e.api.NodeException;
import io.github.clustere2e.backend.ClusterIdentity;
import io.github.clustere2e.backend.FoundSnapshot;
import io.github.clustere2e.backend.FrozenMachine;
import io.github.clustere2e.backend.Machine;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;

/** Makes clusters from snapshots: first what the containers share, then the containers. */
final class Restorations {

    /** The network that the addresses are from; on images. */
    static final String SUBNET = "io.github.clustere2e.snapshot.subnet";

    /** The network's gateway; on images. */
    static final String GATEWAY = "io.github.clustere2e.snapshot.gateway";

    private final Engine engine;
    private final Turns turns;
    private final Deaths deaths;
    private final PublishedVolumes published;
    private final FrozenVolumes frozen;
    private final VolumeWriter writer;
    private final RestoredContainers containers;
    private final Map<String, Restoration> prepared = new ConcurrentHashMap<>();

    Restorations(
            Engine engine,
            ClusterNetworks networks,
            Deaths deaths,
            PublishedVolumes published,
            NodeContainers containers,
            VolumeWriter writer) {
        this.engine = engine;
        this.turns = new Turns(engine, networks);
        this.deaths = deaths;
        this.published = published;
        this.frozen = new FrozenVolumes(engine);
        this.writer = writer;
        this.containers = new RestoredContainers(engine, containers);
    }

    void prepare(ClusterIdentity cluster, FoundSnapshot snapshot, byte[] secrets, Duration patience) {
        published.claim(cluster);
        Map<String, InspectImageResponse> images = inspect(snapshot);
        Map<String, String> labels = labels(images.values().iterator().next());
        AddressRange range = new AddressRange(labels.getOrDefault(SUBNET, ""), labels.getOrDefault(GATEWAY, ""));
        String network = turns.await(cluster, snapshot, range, patience);
        deaths.listen(cluster.id());
        prepared.put(cluster.id(), new Restoration(cluster, network, images));
        CompletableFuture<Void> volumes = CompletableFuture.runAsync(() -> {
            if (Boolean.parseBoolean(labels.get(FrozenVolumes.COPIED))) {
                fillVolumes(cluster, snapshot, images);
            }
        });
        try {
            fillIdentities(cluster, snapshot, secrets);
        } finally {
            join(volumes); // whatever happens, so that nothing is made any more when it is rolled back
        }
    }

    private Map<String, InspectImageResponse> inspect(FoundSnapshot snapshot) {
        Map<String, InspectImageResponse> images = new LinkedHashMap<>();
        FanOut.of("look at the images of the snapshot")
                .over(
                        snapshot.machines(),
                        machine -> machine.node().name(),
                        machine -> engine.client()
                                .inspectImageCmd(machine.reference())
                                .exec())
                .orThrow()
                .forEach((machine, image) -> images.put(machine.node().name(), image));
        return images;
    }

    static Map<String, String> labels(InspectImageResponse image) {
        Map<String, String> labels =
                image.getConfig() == null ? null : image.getConfig().getLabels();
        if (labels == null) {
            throw new ClusterException("Image " + image.getId() + " has lost its labels");
        }
        return labels;
    }

    private void fillIdentities(ClusterIdentity cluster, FoundSnapshot snapshot, byte[] secrets) {
        List<Mount> mounts = snapshot.machines().stream()
                .map(machine -> IdentityVolumes.mount(
                        cluster,
                        machine.node(),
                        IdentityVolumes.ALL + "/" + machine.node().name()))
                .toList();
        writer.write(
                cluster.labels(),
                snapshot.machines().get(0).reference(),
                mounts,
                IdentityVolumes.ALL,
                new ByteArrayInputStream(secrets));
    }

    private void fillVolumes(
            ClusterIdentity cluster, FoundSnapshot snapshot, Map<String, InspectImageResponse> images) {
        List<Mount> targets = new ArrayList<>();
        targets.add(PublishedVolumes.mount(cluster)
                .withTarget(VolumeCopies.TO + "/" + FrozenPlaces.PUBLISHED)
                .withReadOnly(false));
        for (FrozenMachine machine : snapshot.machines()) {
            String node = machine.node().name();
            for (String path : RestoredVolumes.paths(images.get(node))) {
                targets.add(RestoredVolumes.mount(
                        cluster, machine.node(), path, VolumeCopies.TO + "/" + FrozenPlaces.of(node, path)));
            }
        }
        frozen.restore(cluster, snapshot.identity(), snapshot.machines().get(0).reference(), targets);
    }

    Machine make(ClusterIdentity cluster, FrozenMachine machine) {
        Restoration restoration = prepared.get(cluster.id());
        if (restoration == null) {
            throw new ClusterException(cluster + " was not prepared");
        }
        try {
            return containers.make(restoration, machine.node());
        } catch (DockerException e) {
            throw new NodeException(
                    machine.node().name(), "the engine cannot make its container: " + e.getMessage(), e);
        }
    }

    private static void join(CompletableFuture<Void> work) {
        try {
            work.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }
}
