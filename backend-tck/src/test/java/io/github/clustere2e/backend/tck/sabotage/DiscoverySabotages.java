// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.tck.sabotage;

import static io.github.clustere2e.backend.tck.sabotage.Sabotage.sabotage;
import static io.github.clustere2e.backend.tck.sabotage.Twists.commands;
import static io.github.clustere2e.backend.tck.sabotage.Twists.has;
import static io.github.clustere2e.backend.tck.sabotage.Twists.in;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.ClusterInfo;
import io.github.clustere2e.api.ClusterSpec;
import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.Examination;
import io.github.clustere2e.api.Finding;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.NodeConnectionException;
import io.github.clustere2e.api.OptionDescription;
import io.github.clustere2e.api.ProgressEvent;
import io.github.clustere2e.api.ProgressListener;
import io.github.clustere2e.api.RunningCommand;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Providers that tell wrong things of themselves, and clusters that are handed out too early. */
final class DiscoverySabotages {

    private DiscoverySabotages() {}

    static List<Sabotage> all() {
        AtomicInteger instances = new AtomicInteger();
        AtomicInteger sights = new AtomicInteger();
        Set<String> awake = ConcurrentHashMap.newKeySet();
        return List.of(
                named("has another id than the one it is found by", "DISCOVERY-1", "other"),
                named("has an id that is none", "DISCOVERY-2 DISCOVERY-1", "Not An Id"),
                sabotage("says something else each time", "DISCOVERY-3", provider -> {
                    boolean explicit = instances.getAndIncrement() % 2 == 0;
                    return new TwistedProvider(provider) {
                        @Override
                        public boolean explicitOnly() {
                            return explicit;
                        }
                    };
                }),
                sabotage("sees only the clusters of one instance", "DISCOVERY-4", provider -> {
                    boolean first = sights.getAndIncrement() == 0;
                    return new TwistedProvider(provider) {
                        @Override
                        public List<ClusterInfo> list() {
                            return first ? inner.list() : List.of();
                        }
                    };
                }),
                sabotage("has no cure for what it finds", "DISCOVERY-5", provider -> new TwistedProvider(provider) {
                    @Override
                    public List<Finding> doctor(Examination how) {
                        return List.of(new Finding("it.hurts", Finding.Level.ERROR, "it hurts", Optional.empty()));
                    }
                }),
                sabotage("has two options of one name", "DISCOVERY-6", provider -> new TwistedProvider(provider) {
                    @Override
                    public List<OptionDescription> optionDescriptions() {
                        OptionDescription option = new OptionDescription("size", "N", "1", false, "how large it is");
                        return List.of(option, option);
                    }
                }),
                sabotage(
                        "reports ready too early",
                        "READINESS-1",
                        Twists.clusters(in("ready", cluster -> new TwistedCluster(cluster) {
                            @Override
                            Node twist(Node node) {
                                return asleep(node, awake);
                            }
                        }))),
                sabotage(
                        "has nodes without the usual tools",
                        "READINESS-2",
                        commands(command -> has(command, "mktemp") ? Command.of("mktemp-is-missing") : command)),
                sabotage("forgets the listeners of commands", "READINESS-3", provider -> new TwistedProvider(provider) {
                    @Override
                    public Cluster create(ClusterSpec spec) {
                        return inner.create(without(spec).build());
                    }
                }),
                sabotage(
                        "does not tell when something of the creation has ended",
                        "READINESS-4",
                        provider -> new TwistedProvider(provider) {
                            @Override
                            public Cluster create(ClusterSpec spec) {
                                return inner.create(spec.toBuilder()
                                        .progressListener(halfHeard(spec.progressListener()))
                                        .build());
                            }
                        }));
    }

    private static Sabotage named(String what, String rules, String id) {
        return sabotage(what, rules, provider -> new TwistedProvider(provider) {
            @Override
            public String id() {
                return id;
            }
        });
    }

    /** Refuses the first command on each node. */
    private static Node asleep(Node node, Set<String> awake) {
        return new TwistedNode(node) {
            @Override
            public RunningCommand start(Command command) {
                if (awake.add(node.hostname())) {
                    throw new NodeConnectionException(node.name(), "nobody answers yet", false, null);
                }
                return inner.start(command);
            }
        };
    }

    private static ClusterSpec.Builder without(ClusterSpec spec) {
        ClusterSpec.Builder copy = ClusterSpec.builder()
                .name(spec.name())
                .lease(spec.lease())
                .timeout(spec.timeout())
                .progressListener(spec.progressListener());
        spec.groups().forEach(group -> copy.nodes(group.role(), group.count(), group.requirements()));
        spec.options().forEach(copy::options);
        return copy;
    }

    private static ProgressListener halfHeard(ProgressListener listener) {
        return event -> {
            if (event.kind() != ProgressEvent.Kind.FINISHED) {
                listener.progress(event);
            }
        };
    }
}
