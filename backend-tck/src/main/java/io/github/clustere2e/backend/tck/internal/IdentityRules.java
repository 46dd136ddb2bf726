// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.tck.internal;

import static io.github.clustere2e.backend.tck.rule.Rule.required;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.ClusterInfo;
import io.github.clustere2e.api.ClusterSpec;
import io.github.clustere2e.api.Diagnostics;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.NodeInfo;
import io.github.clustere2e.api.Role;
import io.github.clustere2e.backend.tck.rule.Bench;
import io.github.clustere2e.backend.tck.rule.Lane;
import io.github.clustere2e.backend.tck.rule.Rule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Who a cluster and its nodes are. */
final class IdentityRules {

    private IdentityRules() {}

    static List<Rule> all() {
        return List.of(
                required(
                        "IDENTITY-1",
                        "A cluster has the name of its spec, and the id of its backend",
                        Lane.OWN,
                        IdentityRules::names),
                required(
                        "IDENTITY-2",
                        "Nodes are named by role and index, and come in the order of the spec, then by index",
                        Lane.SHARED,
                        bench -> Expect.equal(
                                "the nodes' order",
                                List.of("broker_0", "agent_0", "agent_1"),
                                bench.shared().nodes().stream().map(Node::name).toList())),
                required(
                        "IDENTITY-3", "Every node has the role that its name tells", Lane.SHARED, IdentityRules::roles),
                required(
                        "IDENTITY-4",
                        "Every node has a host name of its own, and knows it",
                        Lane.SHARED,
                        IdentityRules::hostNames),
                required(
                        "IDENTITY-5",
                        "Every node has a private address of its own",
                        Lane.SHARED,
                        bench -> Expect.distinct(
                                "private addresses",
                                bench.shared().nodes().stream()
                                        .map(Node::privateAddress)
                                        .toList())),
                required(
                        "IDENTITY-6",
                        "Every node has a host key of its own",
                        Lane.SHARED,
                        bench -> Expect.distinct(
                                "host keys",
                                bench.shared().nodes().stream()
                                        .map(bench.subject()::hostKey)
                                        .toList())),
                required(
                        "IDENTITY-7",
                        "What the backend knows of a cluster names its nodes as they are, in their order",
                        Lane.SHARED,
                        IdentityRules::nodesInInfo),
                required(
                        "IDENTITY-8",
                        "What the backend knows of a cluster tells its state, its owner, and when its creation began",
                        Lane.SHARED,
                        IdentityRules::info),
                required(
                        "IDENTITY-9",
                        "The list tells of a cluster what the cluster tells of itself, and is in order of names",
                        Lane.SHARED,
                        IdentityRules::list),
                required(
                        "IDENTITY-10",
                        "A node that runs can be told of from outside, without a cause of trouble",
                        Lane.SHARED,
                        IdentityRules::diagnostics));
    }

    private static void names(Bench bench) {
        ClusterSpec spec = bench.spec("named").nodes(Role.AGENT, 1).build();
        try (Cluster cluster = bench.provider().create(spec)) {
            Expect.equal("the cluster's name", spec.name(), cluster.name());
            Expect.equal("the cluster's backend", bench.subject().id(), cluster.backend());
        }
    }

    private static void roles(Bench bench) {
        for (Node node : bench.shared().nodes()) {
            Role expected = node.name().startsWith("broker") ? Bench.BROKER : Role.AGENT;
            Expect.equal("the role of " + node.name(), expected, node.role());
        }
        Expect.equal(
                "how many agents there are", 2, bench.shared().nodes(Role.AGENT).size());
    }

    private static void hostNames(Bench bench) {
        Expect.distinct(
                "host names",
                bench.shared().nodes().stream().map(Node::hostname).toList());
        for (Node node : bench.shared().nodes()) {
            Expect.equal(
                    "what 'uname -n' says on " + node.name(),
                    node.hostname(),
                    node.run("uname", "-n").stdout());
        }
    }

    private static void nodesInInfo(Bench bench) {
        List<NodeInfo> expected = bench.shared().nodes().stream()
                .map(node -> new NodeInfo(
                        node.name(),
                        node.role(),
                        node.hostname(),
                        Optional.of(node.privateAddress()),
                        Optional.of(node.publicAddress()),
                        ""))
                .toList();
        List<NodeInfo> seen = bench.shared().info().nodes();
        Expect.equal(
                "what is known of the nodes",
                expected,
                seen.stream().map(IdentityRules::stateless).toList());
        for (NodeInfo info : seen) {
            Expect.that(!info.state().isBlank(), "a word for the state of " + info.name(), info);
        }
    }

    private static NodeInfo stateless(NodeInfo info) {
        return new NodeInfo(info.name(), info.role(), info.hostname(), info.privateAddress(), info.publicAddress(), "");
    }

    private static void info(Bench bench) {
        ClusterInfo info = bench.shared().info();
        Expect.equal("the cluster's name", bench.shared().name(), info.name());
        Expect.equal("the cluster's backend", bench.subject().id(), info.backend());
        Expect.equal("the cluster's state", ClusterInfo.State.OWNED, info.state());
        Expect.equal("the end of an owned cluster's lease", Optional.empty(), info.expires());
        Expect.that(!info.owner().isBlank(), "an owner in words", info.owner());
        Duration age = Duration.between(info.created(), Instant.now());
        Expect.that(
                !age.isNegative() && age.compareTo(Duration.ofHours(1)) < 0, "a creation in this run", info.created());
    }

    private static void list(Bench bench) {
        ClusterInfo listed = bench.listed(bench.shared().name());
        Expect.equal("what the list says", bench.shared().info(), listed);
        List<String> names =
                bench.provider().list().stream().map(ClusterInfo::name).toList();
        Expect.equal("the list's order", names.stream().sorted().toList(), names);
    }

    private static void diagnostics(Bench bench) {
        for (Node node : bench.shared().nodes()) {
            Diagnostics seen = bench.shared().diagnostics(node);
            Expect.that(!seen.state().isBlank(), "a word for the state of " + node.name(), seen);
            Expect.that(
                    !seen.outOfMemory()
                            && seen.cause().isEmpty()
                            && seen.exitStatus().isEmpty(),
                    "no trouble of " + node.name(),
                    seen);
        }
    }
}
