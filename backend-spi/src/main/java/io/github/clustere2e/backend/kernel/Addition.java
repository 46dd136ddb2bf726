// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.kernel;

import io.github.clustere2e.api.BackendUnavailableException;
import io.github.clustere2e.api.ClusterException;
import io.github.clustere2e.api.ClusterSpec;
import io.github.clustere2e.api.InterruptedClusterException;
import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.api.Lease;
import io.github.clustere2e.api.NodeGroup;
import io.github.clustere2e.api.ProgressListener;
import io.github.clustere2e.backend.Backend;
import io.github.clustere2e.backend.ClusterIdentity;
import io.github.clustere2e.backend.ClusterRequest;
import io.github.clustere2e.backend.FoundCluster;
import io.github.clustere2e.backend.MachineRequest;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The making of more nodes for a cluster that exists, until they are ready; or of none. */
record Addition(Backend backend, ClusterIdentity cluster, NodeFactory nodes, Newcomers newcomers) {

    private static final Logger LOG = LoggerFactory.getLogger(Addition.class);

    /** Refuses what the backend cannot give, before anything is made. */
    void validate(List<NodeGroup> all) {
        backend.validate(spec(all, ClusterSpec.DEFAULT_TIMEOUT));
    }

    List<Member> make(List<Seat> seats, Deadline deadline) {
        newcomers.expect(seats);
        try {
            ClusterRequest request =
                    new ClusterRequest(cluster, spec(new Seating(seats).groupsWith(List.of()), deadline.remaining()));
            backend.extend(request);
            List<MachineRequest> machines = new MachineRequests(request, nodes.authorizedKey()).of(seats);
            backend.announce(machines);
            List<Member> made = new Provisioning(backend, nodes, new Progress(ProgressListener.none()), deadline)
                    .provision(Making.all(backend, machines));
            newcomers.welcome();
            return made;
        } catch (Throwable e) {
            boolean clean = rollBack(e);
            throw explained(seats, e, clean);
        }
    }

    private ClusterSpec spec(List<NodeGroup> groups, Duration limit) {
        ClusterSpec.Builder builder = ClusterSpec.builder()
                .name(cluster.name())
                .lease(Lease.standing())
                .timeout(limit);
        groups.forEach(group -> builder.nodes(group.role(), group.count(), group.requirements()));
        backend.recall(cluster).forEach(builder::options);
        return builder.build();
    }

    /** The owner may be told to stop while it rolls back: what it has begun to remove it removes. */
    private boolean rollBack(Throwable cause) {
        boolean interrupted = Thread.interrupted();
        try {
            for (FoundCluster found : backend.find()) {
                if (found.identity().id().equals(cluster.id())) {
                    newcomers.dismiss(found);
                }
            }
            return true;
        } catch (RuntimeException e) {
            LOG.warn("Nodes that could not be added to {} could not be removed", cluster, e);
            cause.addSuppressed(e);
            return false;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private RuntimeException explained(List<Seat> seats, Throwable e, boolean clean) {
        if (e instanceof Error error) {
            throw error;
        }
        if (e instanceof InvalidInputException
                || e instanceof InterruptedClusterException
                || e.getClass().equals(BackendUnavailableException.class)) {
            return (ClusterException) e;
        }
        String left = clean ? "Nothing is left of them." : "What is left of them is removed by the next change.";
        return new ClusterException(
                "The nodes " + seats.stream().map(Seat::name).toList() + " could not be made for cluster '"
                        + cluster.name() + "'. " + left + "\n" + e.getMessage(),
                e);
    }
}
