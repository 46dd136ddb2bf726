// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.tck.sabotage;

import static io.github.clustere2e.backend.tck.sabotage.Sabotage.sabotage;

import io.github.clustere2e.api.Capability;
import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.ClusterProvider;
import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.Membership;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.NodeConnectionException;
import io.github.clustere2e.api.NodeException;
import io.github.clustere2e.api.NodeGroup;
import io.github.clustere2e.api.Nodes;
import io.github.clustere2e.api.PauseControl;
import io.github.clustere2e.api.PowerControl;
import io.github.clustere2e.api.Role;
import io.github.clustere2e.api.RunningCommand;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Nodes that do not go off and on, stand still, or leave, as they should. */
final class ControlSabotages {

    private ControlSabotages() {}

    static List<Sabotage> all() {
        Set<String> paused = ConcurrentHashMap.newKeySet();
        Set<String> unready = ConcurrentHashMap.newKeySet();
        return List.of(
                power("loses the disk", "POWER-2", (cluster, power) -> new TwistedPower(power) {
                    @Override
                    public void start(Node node, Duration limit) {
                        inner.start(node, limit);
                        node.run("sh", "-c", "rm -rf /var/tmp/tck-*");
                    }
                }),
                power("starts anew what runs", "POWER-6", (cluster, power) -> new TwistedPower(power) {
                    @Override
                    public void start(Node node, Duration limit) {
                        inner.kill(node);
                        inner.start(node, limit);
                    }
                }),
                power("switches all nodes off", "POWER-7", (cluster, power) -> new TwistedPower(power) {
                    @Override
                    public void kill(Node node) {
                        inner.kill(node);
                        cluster.nodes().without(node).forEach(inner::kill);
                    }

                    @Override
                    public void start(Node node, Duration limit) {
                        cluster.nodes().forEach(each -> inner.start(each, limit));
                    }
                }),
                power(
                        "switches off its own node for another cluster's",
                        "POWER-9",
                        (cluster, power) -> new TwistedPower(power) {
                            @Override
                            public void kill(Node node) {
                                inner.kill(cluster.node(node.name()));
                            }
                        }),
                pause(
                        "switches a node off for a pause",
                        "PAUSE-2 PAUSE-1 PAUSE-6",
                        (cluster, pause) -> new TwistedPause(pause) {
                            @Override
                            public void pause(Node node) {
                                cluster.capability(PowerControl.class).kill(node);
                            }

                            @Override
                            public void resume(Node node) {
                                cluster.capability(PowerControl.class).start(node);
                            }
                        }),
                sabotage(
                        "does not wait until a resumed node is ready",
                        "PAUSE-3",
                        Twists.clusters(cluster -> new TwistedCluster(cluster) {
                            @Override
                            Node twist(Node node) {
                                return notReady(node, unready);
                            }

                            @Override
                            public <C extends Capability> C capability(Class<C> type) {
                                C real = inner.capability(type);
                                return type.equals(PauseControl.class)
                                        ? type.cast(new TwistedPause(inner.capability(PauseControl.class)) {
                                            @Override
                                            public void resume(Node node) {
                                                inner.resume(node);
                                                unready.add(node.hostname());
                                            }
                                        })
                                        : real;
                            }
                        })),
                pause("fails to pause what is paused", "PAUSE-4", (cluster, pause) -> new TwistedPause(pause) {
                    @Override
                    public void pause(Node node) {
                        if (!paused.add(node.hostname())) {
                            throw new NodeException(node.name(), "it is paused already", null);
                        }
                        inner.pause(node);
                    }

                    @Override
                    public void resume(Node node) {
                        paused.remove(node.hostname());
                        inner.resume(node);
                    }
                }),
                pause("pauses all nodes", "PAUSE-5", (cluster, pause) -> new TwistedPause(pause) {
                    @Override
                    public void pause(Node node) {
                        inner.pause(node);
                        cluster.nodes().without(node).forEach(inner::pause);
                    }

                    @Override
                    public void resume(Node node) {
                        cluster.nodes().forEach(inner::resume);
                    }
                }),
                sabotage(
                        "keeps a node that was removed",
                        "MEMBERSHIP-3 MEMBERSHIP-2 MEMBERSHIP-5 MEMBERSHIP-6",
                        members(cluster -> new TwistedMembers(cluster) {
                            @Override
                            public void remove(Node node) {
                                if (cluster.nodes().size() == 1) {
                                    inner.remove(node);
                                }
                            }
                        })),
                sabotage(
                        "gives a node that replaces another an address of its own",
                        "MEMBERSHIP-5",
                        members(cluster -> new TwistedMembers(cluster) {
                            @Override
                            public Node replace(Node node, Duration limit) {
                                return new TwistedNode(inner.replace(node, limit)) {
                                    @Override
                                    public InetAddress privateAddress() {
                                        return InetAddress.getLoopbackAddress();
                                    }
                                };
                            }
                        })),
                sabotage(
                        "leaves a node as it is that was to be replaced",
                        "MEMBERSHIP-7",
                        members(cluster -> new TwistedMembers(cluster) {
                            @Override
                            public Node replace(Node node, Duration limit) {
                                return node;
                            }
                        })));
    }

    private static UnaryOperator<ClusterProvider> members(Function<Cluster, Membership> twist) {
        return Twists.clusters(cluster -> with(cluster, Membership.class, twist.apply(cluster)));
    }

    private static Sabotage power(String what, String rules, BiFunction<Cluster, PowerControl, PowerControl> twist) {
        return sabotage(
                what,
                rules,
                Twists.clusters(cluster -> with(
                        cluster, PowerControl.class, twist.apply(cluster, cluster.capability(PowerControl.class)))));
    }

    private static Sabotage pause(String what, String rules, BiFunction<Cluster, PauseControl, PauseControl> twist) {
        return sabotage(
                what,
                rules,
                Twists.clusters(cluster -> with(
                        cluster, PauseControl.class, twist.apply(cluster, cluster.capability(PauseControl.class)))));
    }

    private static Cluster with(Cluster cluster, Class<? extends Capability> type, Capability instead) {
        return new TwistedCluster(cluster) {
            @Override
            public <C extends Capability> C capability(Class<C> wanted) {
                return wanted.equals(type) ? wanted.cast(instead) : inner.capability(wanted);
            }
        };
    }

    private static Node notReady(Node node, Set<String> unready) {
        return new TwistedNode(node) {
            @Override
            public RunningCommand start(Command command) {
                if (unready.remove(node.hostname()) && command.arguments().contains("echo")) {
                    throw new NodeConnectionException(node.name(), "nobody answers yet", false, null);
                }
                return inner.start(command);
            }
        };
    }

    private static class TwistedPower implements PowerControl {

        final PowerControl inner;

        TwistedPower(PowerControl inner) {
            this.inner = inner;
        }

        @Override
        public void kill(Node node) {
            inner.kill(node);
        }

        @Override
        public void stop(Node node, Duration limit) {
            inner.stop(node, limit);
        }

        @Override
        public void start(Node node, Duration limit) {
            inner.start(node, limit);
        }
    }

    private static class TwistedPause implements PauseControl {

        final PauseControl inner;

        TwistedPause(PauseControl inner) {
            this.inner = inner;
        }

        @Override
        public void pause(Node node) {
            inner.pause(node);
        }

        @Override
        public void resume(Node node) {
            inner.resume(node);
        }
    }

    private static class TwistedMembers implements Membership {

        final Cluster cluster;
        final Membership inner;

        TwistedMembers(Cluster cluster) {
            this.cluster = cluster;
            this.inner = cluster.capability(Membership.class);
        }

        @Override
        public Nodes add(Role role, int count) {
            return inner.add(role, count);
        }

        @Override
        public Nodes add(NodeGroup group, Duration limit) {
            return inner.add(group, limit);
        }

        @Override
        public void remove(Node node) {
            inner.remove(node);
        }

        @Override
        public Node replace(Node node, Duration limit) {
            return inner.replace(node, limit);
        }
    }
}
