// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal;

import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Mount;
import com.github.dockerjava.api.model.MountType;
import com.github.dockerjava.api.model.VolumeOptions;
import io.github.clustere2e.backend.ClusterIdentity;
import io.github.clustere2e.backend.MachineRequest;
import io.github.clustere2e.backend.NodeIdentity;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Each node's own volume with its {@link IdentityFiles}.
 *
 * <p>A copy into a container makes engines before 24 start themselves anew, which for forty nodes costs a tenth of all
 * the processor time of their creation. Volumes of all nodes are filled by one copy.
 */
final class IdentityVolumes {

    /** Where a node sees its own; the node image links to it. */
    static final String MOUNT = "/var/lib/cluster-e2e/identity";

    /** Where the container that fills them sees all of them. */
    static final String ALL = "/identities";

    private static final int FIRST_LOT = 8;
    private static final int GROWTH = 4;

    private static final Logger LOG = LoggerFactory.getLogger(IdentityVolumes.class);

    private final Engine engine;
    private final VolumeWriter writer;

    IdentityVolumes(Engine engine, VolumeWriter writer) {
        this.engine = engine;
        this.writer = writer;
    }

    /** No name of a cluster or a host has a dot, so that no other volume of ours has this name. */
    static String name(ClusterIdentity cluster, NodeIdentity node) {
        return "cluster-e2e-" + NodeNames.of(cluster, node) + ".identity";
    }

    /**
     * Makes and fills the volumes of machines that are about to be made: of a few, so that the first machines need not wait
     * for the last, and then, while those are made, of ever more at once.
     */
    void beginToFill(Site site, List<MachineRequest> requests) {
        CompletableFuture<Void> before = CompletableFuture.completedFuture(null);
        int lot = FIRST_LOT;
        for (int first = 0; first < requests.size(); first += lot, lot *= GROWTH) {
            List<MachineRequest> some = requests.subList(first, Math.min(first + lot, requests.size()));
            before = before.thenRunAsync(() -> fill(site, some));
            site.identify(some, before);
        }
    }

    private void fill(Site site, List<MachineRequest> requests) {
        List<Mount> volumes = requests.stream()
                .map(request -> mount(request, ALL + "/" + request.node().name()))
                .toList();
        String image = site.image(requests.get(0));
        writer.write(site.cluster().labels(), image, volumes, ALL, IdentityFiles.tar(requests, site.options()));
    }

    /** Leaves it if a container that was to fill it is still there, because its owner died: both go with the cluster. */
    void remove(String volume) {
        try {
            engine.client().removeVolumeCmd(volume).exec();
        } catch (NotFoundException | ConflictException e) {
            LOG.debug("The volume {} is gone or goes later", volume, e);
        }
    }

    /** The volume of a container. */
    static Optional<String> of(InspectContainerResponse container) {
        return container.getMounts().stream()
                .filter(mount -> mount.getDestination() != null
                        && MOUNT.equals(mount.getDestination().getPath()))
                .map(InspectContainerResponse.Mount::getName)
                .filter(Objects::nonNull)
                .findFirst();
    }

    static Mount mountFor(MachineRequest request) {
        return mount(request, MOUNT);
    }

    private static Mount mount(MachineRequest request, String target) {
        return mount(request.cluster().identity(), request.node(), target);
    }

    static Mount mount(ClusterIdentity cluster, NodeIdentity node, String target) {
        return new Mount()
                .withType(MountType.VOLUME)
                .withSource(name(cluster, node))
                .withTarget(target)
                .withVolumeOptions(new VolumeOptions().withNoCopy(true).withLabels(cluster.labels()));
    }
}
