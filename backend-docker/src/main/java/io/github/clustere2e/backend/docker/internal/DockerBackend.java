// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal;

import io.github.clustere2e.api.Capability;
import io.github.clustere2e.api.ClusterException;
import io.github.clustere2e.api.ClusterSpec;
import io.github.clustere2e.api.Diagnostics;
import io.github.clustere2e.api.NodeGroup;
import io.github.clustere2e.backend.Backend;
import io.github.clustere2e.backend.Check;
import io.github.clustere2e.backend.ClusterHandle;
import io.github.clustere2e.backend.ClusterIdentity;
import io.github.clustere2e.backend.ClusterRequest;
import io.github.clustere2e.backend.FoundCluster;
import io.github.clustere2e.backend.Machine;
import io.github.clustere2e.backend.MachineRequest;
import io.github.clustere2e.backend.Spare;
import io.github.clustere2e.backend.docker.DockerOptions;
import io.github.clustere2e.backend.docker.internal.doctor.DockerDoctor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The Docker backend: each call is put in the hands of the class that knows how. */
final class DockerBackend implements Backend {

    private final Engine engine;
    private final NodeImages images;
    private final ClusterNetworks networks;
    private final Deaths deaths;
    private final Diagnosis diagnosis;
    private final Inventory inventory;
    private final NodeContainers containers;
    private final PublishedVolumes volumes;
    private final IdentityVolumes identities;
    private final Map<String, Site> sites = new ConcurrentHashMap<>();

    DockerBackend(Engine engine, NodeImages images, ClusterNetworks networks, Deaths deaths, Diagnosis diagnosis) {
        this.engine = engine;
        this.images = images;
        this.networks = networks;
        this.deaths = deaths;
        this.diagnosis = diagnosis;
        this.inventory = new Inventory(engine);
        this.containers = new NodeContainers(engine, networks);
        VolumeWriter writer = new VolumeWriter(engine);
        this.volumes = new PublishedVolumes(engine, writer);
        this.identities = new IdentityVolumes(engine, writer);
    }

    @Override
    public void check() {
        engine.client();
    }

    @Override
    public void validate(ClusterSpec spec) {
        for (NodeGroup group : spec.groups()) {
            LinuxCapabilities.check(group.requirements());
            PackageNames.check(group.requirements());
        }
        Subnet.checkRoomFor(spec.size());
        if (engine.isLocal()) {
            Inotify.checkRoomFor(spec.size());
        }
    }

    @Override
    public void prepare(ClusterRequest cluster) {
        volumes.claim(cluster.identity());
        DockerOptions options = cluster.spec().options(DockerOptions.class).orElseGet(DockerOptions::defaults);
        Map<Set<String>, String> imageByPackages = new HashMap<>();
        for (NodeGroup group : cluster.spec().groups()) {
            imageByPackages.computeIfAbsent(
                    group.requirements().packages(), packages -> images.ensure(options, packages, cluster.spec()));
        }
        deaths.listen(cluster.identity().id());
        ClusterNetwork network = networks.create(cluster.identity());
        sites.put(cluster.identity().id(), new Site(cluster.identity(), options, imageByPackages, network));
    }

    @Override
    public void announce(List<MachineRequest> requests) {
        Site site = site(requests.get(0).cluster().identity());
        identities.beginToFill(site, requests);
    }

    @Override
    public Machine make(MachineRequest request) {
        return containers.make(request, site(request.cluster().identity()));
    }

    private Site site(ClusterIdentity cluster) {
        Site site = sites.get(cluster.id());
        if (site == null) {
            throw new ClusterException(cluster + " was not prepared");
        }
        return site;
    }

    @Override
    public List<FoundCluster> find() {
        return inventory.find();
    }

    @Override
    public void discard(Machine machine) {
        containers.remove(machine.reference());
        identities.remove(machine.node());
    }

    @Override
    public void discardShared(ClusterIdentity cluster) {
        Optional.ofNullable(sites.remove(cluster.id())).ifPresent(Site::settle);
        inventory.strayContainers(cluster).forEach(containers::remove);
        LoopbackFiles.of(cluster).removeAll();
        networks.remove(cluster);
        volumes.remove(cluster);
    }

    @Override
    public Diagnostics diagnose(Machine machine) {
        return diagnosis.of(machine.reference());
    }

    @Override
    public boolean hasStopped(Machine machine) {
        return deaths.contains(machine.reference());
    }

    @Override
    public List<Capability> capabilities(ClusterHandle cluster) {
        DockerExec exec = new DockerExec(engine, cluster);
        List<Capability> capabilities = new ArrayList<>(
                List.of(new DockerPower(engine, deaths, cluster), new DockerPublishing(volumes, cluster), exec));
        if (DockerLoopback.isPossible(engine)) {
            capabilities.add(new DockerLoopback(engine, exec, cluster));
        }
        return capabilities;
    }

    @Override
    public List<Check> checks(ClusterIdentity traces) {
        return DockerDoctor.checks(new DoctorSurroundings(engine, ImageRecipe.debian12()), traces.labels());
    }

    @Override
    public List<Spare> spares() {
        return Stream.concat(new ImageSpares(engine).find().stream(), builds().find().stream())
                .toList();
    }

    @Override
    public void discard(Spare spare) {
        if (spare.kind().equals(ImageSpares.KIND)) {
            new ImageSpares(engine).remove(spare.name());
        } else {
            BuildSpares.remove(Path.of(spare.name()));
        }
    }

    private static BuildSpares builds() {
        return new BuildSpares(CacheHome.directory("images"));
    }

    @Override
    public void close() {
        deaths.close();
        engine.close();
    }
}
