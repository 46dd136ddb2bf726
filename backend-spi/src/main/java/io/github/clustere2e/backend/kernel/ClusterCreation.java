// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.kernel;

import io.github.clustere2e.api.BackendUnavailableException;
import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.ClusterCreationException;
import io.github.clustere2e.api.ClusterException;
import io.github.clustere2e.api.ClusterSpec;
import io.github.clustere2e.api.InterruptedClusterException;
import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.api.NameTakenException;
import io.github.clustere2e.api.SnapshotInUseException;
import io.github.clustere2e.api.Trouble;
import io.github.clustere2e.backend.Backend;
import io.github.clustere2e.backend.ClusterIdentity;
import io.github.clustere2e.backend.FoundCluster;
import io.github.clustere2e.backend.Labels;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The making of one cluster, from the spec to nodes that are ready; or to nothing. */
final class ClusterCreation {

    private static final Logger LOG = LoggerFactory.getLogger(ClusterCreation.class);

    private final String provider;
    private final Backend backend;
    private final Wish wish;
    private final Construction construction;
    private final Progress progress;
    private final Owner owner = Owner.current();
    private final Instant created = Instant.now();
    private final ClusterDirectory directory;
    private final ClusterIdentity identity;

    ClusterCreation(String provider, Backend backend, ClusterSpec spec) {
        this(provider, backend, Wish.of(spec), new SpecConstruction(backend, spec));
    }

    ClusterCreation(String provider, Backend backend, Wish wish, Construction construction) {
        this.provider = provider;
        this.backend = backend;
        this.wish = wish;
        this.construction = construction;
        this.progress = new Progress(wish.progressListener());
        this.directory = StateHome.directory(provider, nameOfDirectory());
        this.identity = identify();
    }

    Cluster create() {
        refuseToOutliveProcess();
        backend.check();
        construction.validate();
        backend.snapshots().ifPresent(store -> SnapshotCensus.sweep(provider, store));
        Census census = Census.take(provider, backend);
        refuseTakenName(census.sweep());
        if (!backend.outlivesProcess()) {
            // No watchdog has done it.
            new StateDirectories(provider, census).ended().forEach(ClusterDirectory::delete);
        }
        Watchdog watchdog =
                backend.outlivesProcess() ? Watchdog.arm(provider, identity, directory) : Watchdog.needless();
        claim(watchdog);
        try {
            watchdog.claimed();
            return handOver(construction.build(identity, directory, progress), watchdog);
        } catch (Throwable e) {
            boolean clean = rollBack(watchdog, e);
            throw explained(e, clean);
        }
    }

    /** Where clusters go with their process, other processes may have some of the same name. */
    private String nameOfDirectory() {
        return backend.outlivesProcess()
                ? wish.name()
                : wish.name() + "@" + ProcessHandle.current().pid();
    }

    private void refuseToOutliveProcess() {
        if (wish.lease().outlivesOwner() && !backend.outlivesProcess()) {
            throw new InvalidInputException("Cluster '" + wish.name() + "' cannot outlive this process, as its lease"
                    + " says: the nodes of backend '" + provider + "' are parts of it. Make it with Lease.owned(), or"
                    + " on a backend whose nodes stay, such as 'docker'.");
        }
    }

    private void claim(Watchdog watchdog) {
        try {
            directory.claim(identity, owner);
        } catch (RuntimeException e) {
            watchdog.stop();
            throw e;
        }
    }

    private Cluster handOver(Construction.Result result, Watchdog watchdog) {
        if (wish.lease().outlivesOwner()) {
            directory.mark(ClusterDirectory.Stage.STANDING);
            watchdog.standing(expires());
        } else {
            directory.mark(ClusterDirectory.Stage.OWNED);
        }
        return new KernelCluster(provider, backend, identity, result.nodes(), result.members(), watchdog);
    }

    /** The owner may be told to stop while it rolls back: what it has begun to remove it removes. */
    private boolean rollBack(Watchdog watchdog, Throwable cause) {
        boolean interrupted = Thread.interrupted();
        try {
            progress.during("roll back", () -> {
                new Removal(backend).remove(identity.id());
                directory.deleteIfOf(identity.id());
            });
            watchdog.stop();
            return true;
        } catch (RuntimeException e) {
            // The watchdog tries again once this process ends.
            LOG.warn("{} could not be removed", identity, e);
            cause.addSuppressed(e);
            return false;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static RuntimeException explained(Throwable e, boolean clean) {
        if (e instanceof Error error) {
            throw error;
        }
        if (e instanceof InvalidInputException
                || e instanceof InterruptedClusterException
                || e instanceof ClusterCreationException
                || e instanceof SnapshotInUseException
                || e.getClass().equals(BackendUnavailableException.class)) {
            return (ClusterException) e;
        }
        String left = clean ? "Nothing is left of it." : "What is left of it is removed when this process has ended.";
        return new ClusterCreationException("The cluster could not be made. " + left + "\n" + e.getMessage(), e);
    }

    private void refuseTakenName(List<FoundCluster> others) {
        for (FoundCluster other : others) {
            if (other.identity().name().equals(wish.name())) {
                throw new NameTakenException(
                        Trouble.NAME_TAKEN.explain("There is a cluster '" + wish.name() + "' already, made by "
                                + Owner.of(other.identity().labels()).describe()
                                + ". Pick another name, or destroy it first."));
            }
        }
    }

    private Optional<Instant> expires() {
        return wish.lease().limit().map(created::plus);
    }

    private ClusterIdentity identify() {
        String id = UUID.randomUUID().toString();
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put(Labels.CLUSTER, wish.name());
        labels.put(Labels.ID, id);
        labels.put(Labels.CREATED, created.toString());
        labels.put(Labels.LEASE, wish.lease().outlivesOwner() ? "standing" : "owned");
        expires().ifPresent(end -> labels.put(Labels.EXPIRES, end.toString()));
        labels.put(Labels.DIRECTORY, directory.path().toString());
        labels.putAll(owner.labels());
        labels.putAll(construction.remembered());
        return new ClusterIdentity(wish.name(), id, labels);
    }
}
