// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.tck.sabotage;

import static io.github.clustere2e.backend.tck.sabotage.Sabotage.sabotage;
import static io.github.clustere2e.backend.tck.sabotage.Twists.clusters;
import static io.github.clustere2e.backend.tck.sabotage.Twists.isOf;

import io.github.clustere2e.api.BackendOptions;
import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.ClusterCreationException;
import io.github.clustere2e.api.ClusterException;
import io.github.clustere2e.api.ClusterProvider;
import io.github.clustere2e.api.ClusterSpec;
import io.github.clustere2e.api.CommandListener;
import io.github.clustere2e.api.Diagnostics;
import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.api.NameTakenException;
import io.github.clustere2e.api.NoSuchClusterException;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.OptionValue;
import io.github.clustere2e.backend.simulated.SimulatedOptions;
import java.util.List;
import java.util.function.BiFunction;

/** Bad input that is not refused, or not as it should be. */
final class InputSabotages {

    private InputSabotages() {}

    static List<Sabotage> all() {
        return List.of(
                creating("does not say which name is taken", "INPUT-1", (inner, spec) -> {
                    try {
                        return inner.create(spec);
                    } catch (NameTakenException e) {
                        throw new NameTakenException("taken");
                    }
                }),
                creating("lets a taken name be taken again", "INPUT-2", (inner, spec) -> {
                    try {
                        return inner.create(spec);
                    } catch (NameTakenException e) {
                        if (isOf("unharmed", spec.name())) {
                            inner.destroy(spec.name());
                        }
                        throw e;
                    }
                }),
                creating("takes bad input for a failure", "INPUT-3 INPUT-4", (inner, spec) -> {
                    try {
                        return inner.create(spec);
                    } catch (NameTakenException e) {
                        throw e;
                    } catch (InvalidInputException e) {
                        throw new ClusterCreationException("it could not be made", e);
                    }
                }),
                creating("makes something before it refuses bad input", "INPUT-4", (inner, spec) -> {
                    try {
                        return inner.create(spec);
                    } catch (InvalidInputException e) {
                        if (isOf("unmade", spec.name())) {
                            makeSimply(inner, spec);
                        }
                        throw e;
                    }
                }),
                sabotage(
                        "takes a missing cluster for a failure to attach",
                        "INPUT-5",
                        provider -> new TwistedProvider(provider) {
                            @Override
                            public Cluster attach(String name, CommandListener... listeners) {
                                try {
                                    return inner.attach(name, listeners);
                                } catch (NoSuchClusterException e) {
                                    throw new ClusterException("it cannot be attached to", e);
                                }
                            }
                        }),
                sabotage(
                        "destroys what does not exist in silence",
                        "INPUT-6",
                        provider -> new TwistedProvider(provider) {
                            @Override
                            public void destroy(String name) {
                                if (inner.list().stream()
                                                .anyMatch(info -> info.name().equals(name))
                                        || !name.startsWith("tck-")) {
                                    inner.destroy(name);
                                }
                            }
                        }),
                sabotage("takes any text for a name", "INPUT-7", provider -> new TwistedProvider(provider) {
                    @Override
                    public void destroy(String name) {
                        if (name.startsWith("tck-")) {
                            inner.destroy(name);
                        }
                    }
                }),
                sabotage(
                        "returns some node when there is none of that name",
                        "INPUT-8 MEMBERSHIP-3",
                        clusters(cluster -> new TwistedCluster(cluster) {
                            @Override
                            public Node node(String name) {
                                return inner.nodes().stream()
                                        .filter(node -> node.name().equals(name))
                                        .findFirst()
                                        .orElseGet(() -> inner.nodes().first());
                            }
                        })),
                sabotage(
                        "takes another cluster's node for its own",
                        "INPUT-9",
                        clusters(cluster -> new TwistedCluster(cluster) {
                            @Override
                            public Diagnostics diagnostics(Node node) {
                                return inner.diagnostics(inner.node(node.name()));
                            }
                        })),
                sabotage(
                        "takes an option that it does not have", "INPUT-10", provider -> new TwistedProvider(provider) {
                            @Override
                            public BackendOptions readOptions(List<OptionValue> values) {
                                return () -> "simulated";
                            }
                        }),
                creating("refuses the options of other backends", "INPUT-11", (inner, spec) -> {
                    if (!spec.options().stream().allMatch(SimulatedOptions.class::isInstance)) {
                        throw new InvalidInputException("what is this?");
                    }
                    return inner.create(spec);
                }));
    }

    static Sabotage creating(String what, String rules, BiFunction<ClusterProvider, ClusterSpec, Cluster> create) {
        return sabotage(what, rules, provider -> new TwistedProvider(provider) {
            @Override
            public Cluster create(ClusterSpec spec) {
                return create.apply(inner, spec);
            }
        });
    }

    /** Without what the nodes need, which cannot be given. */
    private static void makeSimply(ClusterProvider provider, ClusterSpec spec) {
        ClusterSpec.Builder simple = ClusterSpec.builder().name(spec.name());
        spec.options().forEach(simple::options);
        spec.groups().forEach(group -> simple.nodes(group.role(), group.count()));
        Cluster left = provider.create(simple.build());
        if (left.nodes().isEmpty()) {
            throw new IllegalStateException("a cluster without nodes");
        }
    }
}
