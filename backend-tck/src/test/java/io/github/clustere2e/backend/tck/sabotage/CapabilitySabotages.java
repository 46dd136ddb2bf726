// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.tck.sabotage;

import static io.github.clustere2e.backend.tck.sabotage.Sabotage.sabotage;
import static io.github.clustere2e.backend.tck.sabotage.Twists.clusters;

import io.github.clustere2e.api.Capability;
import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.ClusterProvider;
import io.github.clustere2e.api.ClusterSpec;
import io.github.clustere2e.api.CommandListener;
import io.github.clustere2e.api.FilePublishing;
import io.github.clustere2e.api.Lease;
import io.github.clustere2e.api.Membership;
import io.github.clustere2e.api.NativeExec;
import io.github.clustere2e.api.SnapshotInfo;
import io.github.clustere2e.api.UnsupportedCapabilityException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Declarations that are wrong in themselves. */
final class CapabilitySabotages {

    private CapabilitySabotages() {}

    static List<Sabotage> all() {
        return List.of(
                declaring(
                        "lets others change what it declares",
                        "CAPABILITY-1",
                        cluster -> new HashSet<>(cluster.capabilities())),
                sabotage(
                        "declares what it refuses",
                        "CAPABILITY-2 PUBLISHING-1 PUBLISHING-2 PUBLISHING-3 PUBLISHING-4",
                        clusters(cluster -> new TwistedCluster(cluster) {
                            @Override
                            public <C extends Capability> C capability(Class<C> type) {
                                if (type.equals(FilePublishing.class)) {
                                    throw new UnsupportedCapabilityException("does not declare FilePublishing");
                                }
                                return inner.capability(type);
                            }
                        })),
                declaring(
                        "can do in silence what it does not declare",
                        "CAPABILITY-3",
                        cluster -> without(cluster, NativeExec.class)),
                sabotage(
                        "does not tell what it declares",
                        "CAPABILITY-4",
                        clusters(cluster -> new TwistedCluster(cluster) {
                            @Override
                            public <C extends Capability> C capability(Class<C> type) {
                                try {
                                    return inner.capability(type);
                                } catch (UnsupportedCapabilityException e) {
                                    throw new UnsupportedCapabilityException("no " + type.getSimpleName(), e);
                                }
                            }
                        })),
                sabotage(
                        "declares less when it was attached to",
                        "CAPABILITY-5",
                        provider -> new TwistedProvider(provider) {
                            @Override
                            public Cluster attach(String name, CommandListener... listeners) {
                                Cluster cluster = inner.attach(name, listeners);
                                return declared(cluster, without(cluster, Membership.class));
                            }
                        }),
                sabotage("has a snapshot, and keeps none", "CAPABILITY-6", provider -> new TwistedProvider(provider) {
                    @Override
                    public List<SnapshotInfo> snapshots() {
                        return List.of(new SnapshotInfo(
                                "ghost", "simulated", "gone", Instant.EPOCH, "nobody", true, List.of("agent_0")));
                    }
                }),
                sabotage("takes a standing cluster for an owned one", "CAPABILITY-7", CapabilitySabotages::owning));
    }

    private static Sabotage declaring(
            String what, String rules, Function<Cluster, Set<Class<? extends Capability>>> declared) {
        return sabotage(what, rules, clusters(cluster -> new TwistedCluster(cluster) {
            @Override
            public Set<Class<? extends Capability>> capabilities() {
                return declared.apply(inner);
            }
        }));
    }

    private static Cluster declared(Cluster cluster, Set<Class<? extends Capability>> declared) {
        return new TwistedCluster(cluster) {
            @Override
            public Set<Class<? extends Capability>> capabilities() {
                return declared;
            }
        };
    }

    private static Set<Class<? extends Capability>> without(Cluster cluster, Class<? extends Capability> hidden) {
        return cluster.capabilities().stream()
                .filter(type -> !type.equals(hidden))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static ClusterProvider owning(ClusterProvider provider) {
        return new TwistedProvider(provider) {
            @Override
            public Cluster create(ClusterSpec spec) {
                return inner.create(spec.toBuilder().lease(Lease.owned()).build());
            }
        };
    }
}
