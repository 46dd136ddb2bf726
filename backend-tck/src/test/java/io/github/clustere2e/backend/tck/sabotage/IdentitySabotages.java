// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.tck.sabotage;

import static io.github.clustere2e.backend.tck.sabotage.Sabotage.sabotage;
import static io.github.clustere2e.backend.tck.sabotage.Twists.clusters;
import static io.github.clustere2e.backend.tck.sabotage.Twists.in;
import static io.github.clustere2e.backend.tck.sabotage.Twists.nodes;
import static io.github.clustere2e.backend.tck.sabotage.Twists.results;
import static io.github.clustere2e.backend.tck.sabotage.Twists.with;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.ClusterInfo;
import io.github.clustere2e.api.ClusterProvider;
import io.github.clustere2e.api.Diagnostics;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.NodeInfo;
import io.github.clustere2e.api.Nodes;
import io.github.clustere2e.api.Role;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;

/** Clusters and nodes that are not who they say they are. */
final class IdentitySabotages {

    private IdentitySabotages() {}

    static List<Sabotage> all() {
        return List.of(
                sabotage(
                        "says that another backend made its clusters",
                        "IDENTITY-1",
                        clusters(cluster -> new TwistedCluster(cluster) {
                            @Override
                            public String backend() {
                                return "other";
                            }
                        })),
                sabotage(
                        "has its nodes out of order",
                        "IDENTITY-2 IDENTITY-7",
                        clusters(in("shared", cluster -> new TwistedCluster(cluster) {
                            @Override
                            public Nodes nodes() {
                                List<Node> nodes = new ArrayList<>(inner.nodes().asList());
                                Collections.reverse(nodes);
                                return Nodes.of(nodes);
                            }
                        }))),
                sabotage("gives every node one role", "IDENTITY-3 IDENTITY-7", nodes(node -> new TwistedNode(node) {
                    @Override
                    public Role role() {
                        return Role.AGENT;
                    }
                })),
                sabotage(
                        "lets nodes believe in another host name",
                        "IDENTITY-4 POWER-2",
                        results(result -> result.command().arguments().contains("uname")
                                ? with(result, 0, "localhost\n".getBytes(StandardCharsets.UTF_8), new byte[0])
                                : result)),
                sabotage(
                        "gives several nodes one address",
                        "IDENTITY-5 IDENTITY-7 ISOLATION-3 MEMBERSHIP-1",
                        nodes(node -> new TwistedNode(node) {
                            @Override
                            public InetAddress privateAddress() {
                                return InetAddress.getLoopbackAddress();
                            }
                        })),
                new Sabotage(
                        "gives several nodes one host key",
                        List.of("IDENTITY-6"),
                        UnaryOperator.identity(),
                        subject -> subject.hostKey(node -> "ssh-ed25519 AAAA")),
                sabotage(
                        "forgets a node in what it knows of a cluster",
                        "IDENTITY-7",
                        infos(info -> nodesOf(
                                info,
                                info.nodes().size() < 3
                                        ? info.nodes()
                                        : info.nodes().subList(0, 2)))),
                sabotage(
                        "does not know when a cluster was made",
                        "IDENTITY-8",
                        infos(info -> new ClusterInfo(
                                info.name(),
                                info.backend(),
                                info.state(),
                                Instant.EPOCH,
                                info.expires(),
                                info.owner(),
                                info.nodes()))),
                sabotage("lists clusters out of order", "IDENTITY-9", provider -> new TwistedProvider(provider) {
                    @Override
                    public List<ClusterInfo> list() {
                        List<ClusterInfo> all = new ArrayList<>(inner.list());
                        Collections.reverse(all);
                        return all;
                    }
                }),
                sabotage(
                        "tells of trouble where there is none",
                        "IDENTITY-10",
                        clusters(cluster -> new TwistedCluster(cluster) {
                            @Override
                            public Diagnostics diagnostics(Node node) {
                                Diagnostics seen = inner.diagnostics(node);
                                return new Diagnostics(
                                        seen.state(),
                                        OptionalInt.empty(),
                                        true,
                                        List.of(),
                                        Optional.empty(),
                                        Optional.empty());
                            }
                        })));
    }

    private static ClusterInfo nodesOf(ClusterInfo info, List<NodeInfo> nodes) {
        return new ClusterInfo(
                info.name(), info.backend(), info.state(), info.created(), info.expires(), info.owner(), nodes);
    }

    /** Both what a cluster tells of itself, and what is listed of it. */
    private static UnaryOperator<ClusterProvider> infos(UnaryOperator<ClusterInfo> twist) {
        return provider -> new TwistedProvider(provider) {
            @Override
            Cluster twist(Cluster cluster) {
                return Twists.isOf("shared", cluster.name())
                        ? new TwistedCluster(cluster) {
                            @Override
                            public ClusterInfo info() {
                                return twist.apply(inner.info());
                            }
                        }
                        : cluster;
            }

            @Override
            public List<ClusterInfo> list() {
                return inner.list().stream()
                        .map(info -> Twists.isOf("shared", info.name()) ? twist.apply(info) : info)
                        .toList();
            }
        };
    }
}
