// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.tck.sabotage;

import static io.github.clustere2e.backend.tck.sabotage.Sabotage.sabotage;
import static io.github.clustere2e.backend.tck.sabotage.Twists.clusters;
import static io.github.clustere2e.backend.tck.sabotage.Twists.in;
import static io.github.clustere2e.backend.tck.sabotage.Twists.isOf;

import io.github.clustere2e.api.CleanReport;
import io.github.clustere2e.api.CleanRequest;
import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.ClusterException;
import io.github.clustere2e.api.ClusterInfo;
import io.github.clustere2e.api.ClusterProvider;
import io.github.clustere2e.api.ClusterSpec;
import io.github.clustere2e.api.CommandListener;
import io.github.clustere2e.api.NameTakenException;
import io.github.clustere2e.api.Nodes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;

/** Clusters that do not come and go as they should. */
final class LifecycleSabotages {

    private LifecycleSabotages() {}

    static List<Sabotage> all() {
        Set<String> used = ConcurrentHashMap.newKeySet();
        return List.of(
                sabotage(
                        "leaks a cluster that was closed",
                        "LIFECYCLE-1",
                        clusters(in("owned", cluster -> new TwistedCluster(cluster) {
                            @Override
                            public void close() {}
                        }))),
                sabotage(
                        "fails when a cluster is closed twice",
                        "LIFECYCLE-2",
                        clusters(LifecycleSabotages::closedOnce)),
                sabotage(
                        "forgets to destroy what is called by its name",
                        "LIFECYCLE-3 ISOLATION-4 CLEANUP-3",
                        provider -> new TwistedProvider(provider) {
                            @Override
                            public void destroy(String name) {
                                if (inner.list().stream()
                                        .noneMatch(info -> info.name().equals(name))) {
                                    inner.destroy(name);
                                }
                            }
                        }),
                sabotage(
                        "keeps the names of clusters that are gone",
                        "LIFECYCLE-4",
                        provider -> new TwistedProvider(provider) {
                            @Override
                            public Cluster create(ClusterSpec spec) {
                                Cluster made = inner.create(spec);
                                if (!used.add(spec.name())) {
                                    made.close();
                                    throw new NameTakenException(spec.name() + " was used already");
                                }
                                return made;
                            }
                        }),
                attaching(
                        "forgets a node on attaching",
                        "LIFECYCLE-5 MEMBERSHIP-6",
                        cluster -> new TwistedCluster(cluster) {
                            @Override
                            public Nodes nodes() {
                                return Nodes.of(inner.nodes()
                                        .asList()
                                        .subList(0, inner.nodes().size() == 1 ? 1 : 2));
                            }
                        }),
                attaching(
                        "destroys what it was only attached to",
                        "LIFECYCLE-6",
                        in("letgo", cluster -> new TwistedCluster(cluster) {
                            @Override
                            public void close() {
                                inner.destroy();
                            }
                        })),
                sabotage(
                        "forgets the listeners that are given on attaching",
                        "LIFECYCLE-7",
                        provider -> new TwistedProvider(provider) {
                            @Override
                            public Cluster attach(String name, CommandListener... listeners) {
                                return inner.attach(name);
                            }
                        }),
                attaching(
                        "cannot destroy what it was attached to",
                        "LIFECYCLE-8",
                        cluster -> new TwistedCluster(cluster) {
                            @Override
                            public void destroy() {}
                        }),
                sabotage("cleans up what lives", "CLEANUP-1", cleaning(false)),
                sabotage("rehearses in silence", "CLEANUP-2", cleaning(true)),
                new Sabotage(
                        "leaves something of a cluster that is gone",
                        List.of("CLEANUP-3"),
                        UnaryOperator.identity(),
                        subject -> subject.leftovers(name -> isOf("seen", name) ? List.of("a volume") : List.of())),
                sabotage(
                        "leaves temporary files",
                        "CLEANUP-4",
                        clusters(in("tidy", cluster -> new TwistedCluster(cluster) {
                            @Override
                            public void close() {
                                inner.close();
                                leave(inner.name());
                            }
                        }))),
                sabotage("destroys a neighbour too", "ISOLATION-4", provider -> new TwistedProvider(provider) {
                    @Override
                    public void destroy(String name) {
                        inner.destroy(name);
                        if (isOf("goes", name)) {
                            inner.list().stream()
                                    .map(ClusterInfo::name)
                                    .filter(other -> isOf("stays", other))
                                    .forEach(inner::destroy);
                        }
                    }
                }));
    }

    private static Cluster closedOnce(Cluster cluster) {
        AtomicBoolean closed = new AtomicBoolean();
        return new TwistedCluster(cluster) {
            @Override
            public void close() {
                if (!closed.compareAndSet(false, true)) {
                    throw new ClusterException("it is closed already");
                }
                inner.close();
            }
        };
    }

    private static Sabotage attaching(String what, String rules, UnaryOperator<Cluster> twist) {
        return sabotage(what, rules, provider -> new TwistedProvider(provider) {
            @Override
            public Cluster attach(String name, CommandListener... listeners) {
                return twist.apply(inner.attach(name, listeners));
            }
        });
    }

    private static UnaryOperator<ClusterProvider> cleaning(boolean silent) {
        return provider -> new TwistedProvider(provider) {
            @Override
            public CleanReport clean(CleanRequest request) {
                CleanReport report = inner.clean(request);
                List<CleanReport.Item> removed = new ArrayList<>(silent ? List.of() : report.removed());
                if (!silent) {
                    inner.list().forEach(info -> removed.add(new CleanReport.Item("cluster", info.name(), "why not")));
                }
                return new CleanReport(removed, report.kept(), report.failed());
            }
        };
    }

    private static void leave(String name) {
        try {
            Files.createTempFile(name, ".tmp").toFile().deleteOnExit();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
