// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.kernel;

import io.github.clustere2e.api.ClusterException;
import io.github.clustere2e.api.ClusterInfo;
import io.github.clustere2e.api.NoSuchClusterException;
import io.github.clustere2e.api.NodeInfo;
import io.github.clustere2e.backend.Backend;
import io.github.clustere2e.backend.ClusterIdentity;
import io.github.clustere2e.backend.FoundCluster;
import io.github.clustere2e.backend.Labels;
import io.github.clustere2e.backend.Machine;
import io.github.clustere2e.backend.Reach;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What clusters there are, and which of them nobody has any more. */
final class Census {

    private static final Logger LOG = LoggerFactory.getLogger(Census.class);

    private final String provider;
    private final Backend backend;
    private final List<FoundCluster> found;
    private final Owner observer = Owner.current();

    private Census(String provider, Backend backend) {
        this.provider = provider;
        this.backend = backend;
        this.found = backend.find();
    }

    static Census take(String provider, Backend backend) {
        return new Census(provider, backend);
    }

    /** Removes what has outlived its owner or its lease, and returns what stays. */
    List<FoundCluster> sweep() {
        return found.stream().filter(cluster -> !isSweptAway(cluster)).toList();
    }

    /** What cannot be removed now is no reason to fail what somebody else asked for. */
    private boolean isSweptAway(FoundCluster cluster) {
        if (state(cluster) != ClusterInfo.State.ABANDONED) {
            return false;
        }
        LOG.info("Removing {}, which nobody has any more", cluster.identity());
        try {
            Removal.everything(backend, cluster.identity());
            return true;
        } catch (ClusterException e) {
            LOG.warn("{}, which nobody has any more, cannot be removed", cluster.identity(), e);
            return false;
        }
    }

    Optional<FoundCluster> named(String name) {
        return found.stream()
                .filter(cluster -> cluster.identity().name().equals(name))
                .findFirst();
    }

    FoundCluster get(String name) {
        return named(name)
                .orElseThrow(() -> new NoSuchClusterException("There is no cluster '" + name + "'. There are: "
                        + infos().stream().map(ClusterInfo::name).toList()));
    }

    List<ClusterInfo> infos() {
        return found.stream()
                .map(this::info)
                .sorted(Comparator.comparing(ClusterInfo::name))
                .toList();
    }

    ClusterInfo info(FoundCluster cluster) {
        Map<String, String> labels = cluster.identity().labels();
        return new ClusterInfo(
                cluster.identity().name(),
                provider,
                state(cluster),
                instant(labels, Labels.CREATED).orElse(Instant.EPOCH),
                expires(cluster.identity()),
                Owner.of(labels).describe(),
                cluster.machines().stream().map(Census::info).toList());
    }

    List<FoundCluster> all() {
        return found;
    }

    /** Whether nobody has any more what carries these labels. */
    boolean hasEnded(ClusterIdentity identity) {
        return state(identity) == ClusterInfo.State.ABANDONED;
    }

    /** Whether this user made it on this machine, as far as that can be seen from here. */
    boolean isOurs(ClusterIdentity identity) {
        return Owner.of(identity.labels()).seenFrom(observer) != Owner.Verdict.UNKNOWN;
    }

    ClusterInfo.State state(FoundCluster cluster) {
        return state(cluster.identity());
    }

    /** DESIGN's rule: where owners cannot be compared, only an expired lease is grounds for removal. */
    private ClusterInfo.State state(ClusterIdentity identity) {
        Map<String, String> labels = identity.labels();
        if (expires(identity).filter(Instant.now()::isAfter).isPresent()) {
            return ClusterInfo.State.ABANDONED;
        }
        if (retained(identity).isPresent()) {
            return ClusterInfo.State.STANDING;
        }
        Optional<ClusterDirectory.Stage> stage = stage(identity);
        boolean dead = Owner.of(labels).seenFrom(observer) == Owner.Verdict.DEAD;
        if (standing(labels) && stage.orElse(ClusterDirectory.Stage.STANDING) == ClusterDirectory.Stage.STANDING) {
            return ClusterInfo.State.STANDING;
        }
        if (dead) {
            return ClusterInfo.State.ABANDONED;
        }
        return stage.orElse(ClusterDirectory.Stage.OWNED) == ClusterDirectory.Stage.BUILDING
                ? ClusterInfo.State.BUILDING
                : ClusterInfo.State.OWNED;
    }

    static boolean standing(Map<String, String> labels) {
        return labels.getOrDefault(Labels.LEASE, "").equals("standing");
    }

    /** When its lease ends, or the time for which it was retained. */
    private static Optional<Instant> expires(ClusterIdentity identity) {
        return instant(identity.labels(), Labels.EXPIRES).or(() -> retained(identity));
    }

    private static Optional<Instant> retained(ClusterIdentity identity) {
        ClusterDirectory directory = directory(identity);
        return directory.isOf(identity.id()) ? directory.retainedUntil() : Optional.empty();
    }

    /** Only a directory that is really this cluster's says anything about it. */
    private static Optional<ClusterDirectory.Stage> stage(ClusterIdentity identity) {
        ClusterDirectory directory = directory(identity);
        return directory.isOf(identity.id()) ? directory.stage() : Optional.empty();
    }

    static ClusterDirectory directory(ClusterIdentity identity) {
        return new ClusterDirectory(Path.of(identity.labels().getOrDefault(Labels.DIRECTORY, "/nonexistent")));
    }

    private static NodeInfo info(Machine machine) {
        return new NodeInfo(
                machine.node().name(),
                machine.node().role(),
                machine.node().hostname(),
                machine.reach().map(Reach::privateAddress),
                machine.reach().map(Reach::publicAddress),
                machine.state());
    }

    private static Optional<Instant> instant(Map<String, String> labels, String key) {
        try {
            return Optional.ofNullable(labels.get(key)).map(Instant::parse);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
