// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal;

import io.github.clustere2e.api.BackendOptions;
import io.github.clustere2e.api.Capability;
import io.github.clustere2e.api.Capacity;
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
import io.github.clustere2e.backend.NodeIdentity;
import io.github.clustere2e.backend.Readiness;
import io.github.clustere2e.backend.SnapshotStore;
import io.github.clustere2e.backend.Spare;
import io.github.clustere2e.backend.SystemdReadiness;
import io.github.clustere2e.backend.docker.DockerNetwork;
import io.github.clustere2e.backend.docker.DockerOptions;
import io.github.clustere2e.backend.docker.internal.doctor.DockerDoctor;
import io.github.clustere2e.backend.docker.internal.doctor.Room;
import io.github.clustere2e.ssh.SshNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** The Docker backend: each call is put in the hands of the class that knows how. */
final class DockerBackend implements Backend {

    private final Engine engine;
    private final NodeImages images;
    private final ClusterNetworks networks;
    private final Deaths deaths;
    private final Diagnosis diagnosis;
    private final Inventory inventory;
    private final ContainerStates states;
    private final NodeContainers containers;
    private final PublishedVolumes volumes;
    private final IdentityVolumes identities;
    private final SnapshotStore snapshots;
    private final Map<String, Site> sites = new ConcurrentHashMap<>();

    DockerBackend(Engine engine, NodeImages images, ClusterNetworks networks, Deaths deaths, Diagnosis diagnosis) {
        this.engine = engine;
        this.images = images;
        this.networks = networks;
        this.deaths = deaths;
        this.diagnosis = diagnosis;
        this.inventory = new Inventory(engine);
        this.states = new ContainerStates(engine);
        this.containers = new NodeContainers(engine, networks, diagnosis);
        VolumeWriter writer = new VolumeWriter(engine);
        this.volumes = new PublishedVolumes(engine, writer);
        this.identities = new IdentityVolumes(engine, writer);
        this.snapshots = new DockerSnapshots(
                engine, networks, new Restorations(engine, networks, deaths, volumes, containers, writer));
    }

    @Override
    public void check() {
        engine.client();
    }

    @Override
    public void validate(ClusterSpec spec) {
        SpecCheck.check(engine, spec);
        if (engine.isLocal()) {
            Inotify.checkRoomFor(spec.size());
        }
    }

    @Override
    public Map<String, String> remember(ClusterSpec spec) {
        return OptionLabels.of(SpecCheck.options(spec));
    }

    @Override
    public List<BackendOptions> recall(ClusterIdentity cluster) {
        Site site = sites.get(cluster.id()); // of this process, which has all of them
        return List.of(site == null ? OptionLabels.read(cluster.labels()) : site.options());
    }

    @Override
    public Optional<SshNode> gateway() {
        return engine.gateway();
    }

    @Override
    public Readiness readiness() {
        return new SystemdReadiness(InnerDocker.QUESTION);
    }

    @Override
    public void prepare(ClusterRequest cluster) {
        volumes.claim(cluster.identity());
        occupy(cluster, networks::provide);
    }

    @Override
    public void extend(ClusterRequest cluster) {
        occupy(cluster, networks::find);
    }

    private void occupy(ClusterRequest cluster, BiFunction<ClusterIdentity, DockerNetwork, ClusterNetwork> provider) {
        DockerOptions options = SpecCheck.options(cluster.spec());
        Map<ImageNeeds, String> imageByNeeds = new HashMap<>();
        for (NodeGroup group : cluster.spec().groups()) {
            imageByNeeds.computeIfAbsent(
                    ImageNeeds.of(options, group.role(), group.requirements()),
                    needs -> images.ensure(options, needs, cluster.spec()));
        }
        deaths.listen(cluster.identity().id());
        ClusterNetwork network = provider.apply(cluster.identity(), options.network());
        sites.put(
                cluster.identity().id(),
                new Site(
                        cluster.identity(), options, imageByNeeds, network, AccessChoice.isPublished(options, engine)));
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

    @Override
    public void withdraw(ClusterIdentity cluster, List<NodeIdentity> machines) {
        Optional.ofNullable(sites.get(cluster.id())).ifPresent(Site::settle);
        machines.forEach(machine -> identities.remove(IdentityVolumes.name(cluster, machine)));
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
        containers.remove(machine.reference()).ifPresent(identities::remove);
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
        // The news of its death may be older than its last start.
        return deaths.contains(machine.reference()) && !states.isOn(machine);
    }

    @Override
    public Optional<Machine> inspect(Machine machine) {
        return inventory.find(machine.reference());
    }

    @Override
    public Optional<String> obstacle(Machine machine) {
        return states.obstacle(machine);
    }

    @Override
    public List<Capability> capabilities(ClusterHandle cluster) {
        DockerExec exec = new DockerExec(engine, cluster);
        List<Capability> capabilities = new ArrayList<>(List.of(
                new DockerPower(states, deaths, cluster),
                new DockerPublishing(volumes, cluster),
                new HostPortQuestions(engine, cluster),
                new DockerDiagnosticFiles(engine, cluster),
                exec));
        if (DockerLoopback.isPossible(engine)) {
            capabilities.add(new DockerLoopback(engine, exec, cluster));
        }
        return capabilities;
    }

    @Override
    public Optional<SnapshotStore> snapshots() {
        return Optional.of(ExplainedFaults.of(engine, SnapshotStore.class, snapshots));
    }

    @Override
    public Optional<Capacity> capacity() {
        return Room.of(new DoctorSurroundings(engine, ImageRecipe.debian12()));
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
