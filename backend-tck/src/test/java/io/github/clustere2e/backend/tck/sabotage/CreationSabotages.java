// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.tck.sabotage;

import static io.github.clustere2e.backend.tck.sabotage.InputSabotages.creating;
import static io.github.clustere2e.backend.tck.sabotage.Sabotage.sabotage;
import static io.github.clustere2e.backend.tck.sabotage.Twists.clusters;
import static io.github.clustere2e.backend.tck.sabotage.Twists.in;
import static io.github.clustere2e.backend.tck.sabotage.Twists.isOf;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.ClusterCreationException;
import io.github.clustere2e.api.ClusterException;
import io.github.clustere2e.api.ClusterProvider;
import io.github.clustere2e.api.ClusterSpec;
import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.CommandResult;
import io.github.clustere2e.api.InterruptedClusterException;
import io.github.clustere2e.api.NameTakenException;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.Nodes;
import io.github.clustere2e.api.Role;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Creations that leave something, disturb each other, or do not end when they should. */
final class CreationSabotages {

    private CreationSabotages() {}

    static List<Sabotage> all() {
        Set<String> failed = ConcurrentHashMap.newKeySet();
        AtomicBoolean twins = new AtomicBoolean();
        AtomicReference<@Nullable Cluster> other = new AtomicReference<>();
        return List.of(
                creating(
                        "ignores the limit of a creation",
                        "ROLLBACK-1 ROLLBACK-2 ROLLBACK-3",
                        (inner, spec) -> inner.create(
                                spec.toBuilder().timeout(Duration.ofMinutes(1)).build())),
                creating("leaks a cluster that was not ready in time", "ROLLBACK-2 ROLLBACK-3", (inner, spec) -> {
                    try {
                        return inner.create(spec);
                    } catch (ClusterCreationException e) {
                        leak(inner, spec);
                        throw e;
                    }
                }),
                creating("keeps the name of a cluster that could not be made", "ROLLBACK-3", (inner, spec) -> {
                    if (failed.contains(spec.name())) {
                        throw new NameTakenException(spec.name() + " is taken");
                    }
                    try {
                        return inner.create(spec);
                    } catch (ClusterCreationException e) {
                        failed.add(spec.name());
                        throw e;
                    }
                }),
                creating("leaks a cluster whose creation was interrupted", "CANCELLATION-1", (inner, spec) -> {
                    try {
                        return inner.create(spec);
                    } catch (InterruptedClusterException e) {
                        boolean interrupted = Thread.interrupted();
                        leak(inner, spec);
                        if (interrupted) {
                            Thread.currentThread().interrupt();
                        }
                        throw e;
                    }
                }),
                creating("makes one cluster at a time, and fails else", "CONCURRENCY-5", (inner, spec) -> {
                    if (isOf("twin", spec.name()) && !twins.compareAndSet(false, true)) {
                        throw new ClusterException("somebody else makes a cluster just now");
                    }
                    return inner.create(spec);
                }),
                creating(
                        "gives who wants a taken name another cluster",
                        "CONCURRENCY-6 INPUT-1 INPUT-2",
                        (inner, spec) -> {
                            try {
                                return inner.create(spec);
                            } catch (NameTakenException e) {
                                return inner.create(spec.toBuilder()
                                        .name(spec.name().substring(0, 20) + "-too")
                                        .build());
                            }
                        }),
                sabotage(
                        "lets a cluster be destroyed once only",
                        "CONCURRENCY-7 LIFECYCLE-2",
                        clusters(CreationSabotages::destroyedOnce)),
                sabotage("returns the node of another cluster", "ISOLATION-3", clusters(cluster -> {
                    if (isOf("shared", cluster.name())) {
                        other.set(cluster);
                    }
                    return !isOf("apart", cluster.name())
                            ? cluster
                            : new TwistedCluster(cluster) {
                                @Override
                                public Nodes nodes() {
                                    Cluster shared = other.get();
                                    return shared == null ? inner.nodes() : shared.nodes(Role.AGENT);
                                }
                            };
                })),
                sabotage(
                        "leaves who waits for a command waiting when the cluster is closed",
                        "CANCELLATION-5",
                        clusters(in("closed", cluster -> new TwistedCluster(cluster) {
                            @Override
                            Node twist(Node node) {
                                return new TwistedNode(node) {
                                    @Override
                                    public CommandResult run(Command command) {
                                        try {
                                            return inner.run(command);
                                        } catch (ClusterException e) {
                                            return waitInVain();
                                        }
                                    }
                                };
                            }
                        }))));
    }

    private static void leak(ClusterProvider provider, ClusterSpec spec) {
        Cluster leaked =
                provider.create(spec.toBuilder().timeout(Duration.ofMinutes(1)).build());
        if (leaked.nodes().isEmpty()) {
            throw new IllegalStateException("a cluster without nodes");
        }
    }

    private static Cluster destroyedOnce(Cluster cluster) {
        AtomicBoolean destroyed = new AtomicBoolean();
        return new TwistedCluster(cluster) {
            @Override
            public void destroy() {
                if (!destroyed.compareAndSet(false, true)) {
                    throw new ClusterException("it is destroyed already");
                }
                inner.destroy();
            }
        };
    }

    private static CommandResult waitInVain() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new IllegalStateException("nobody waits any longer");
    }
}
