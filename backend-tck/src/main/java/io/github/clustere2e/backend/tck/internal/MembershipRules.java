// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.tck.internal;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.api.Membership;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.NodeInfo;
import io.github.clustere2e.api.Nodes;
import io.github.clustere2e.api.Role;
import io.github.clustere2e.backend.tck.rule.Bench;
import io.github.clustere2e.backend.tck.rule.Check;
import io.github.clustere2e.backend.tck.rule.Lane;
import io.github.clustere2e.backend.tck.rule.Rule;
import java.util.List;

/** Nodes that come and go. */
final class MembershipRules {

    private MembershipRules() {}

    static List<Rule> all() {
        return List.of(
                rule(
                        "MEMBERSHIP-1",
                        "A node that is added is ready, and has the lowest index that is free",
                        MembershipRules::added),
                rule(
                        "MEMBERSHIP-2",
                        "The cluster, and what the backend knows of it, have the new members as soon as the change is done",
                        MembershipRules::known),
                rule("MEMBERSHIP-3", "A node that is removed is gone, and the others go on", MembershipRules::removed),
                rule("MEMBERSHIP-4", "The last node is not removed", bench -> {
                    try (Cluster cluster = bench.single("last")) {
                        Expect.refusal(
                                InvalidInputException.class,
                                "to remove the last node",
                                () -> cluster.capability(Membership.class).remove(cluster.node("agent_0")));
                        cluster.node("agent_0").run("true");
                    }
                }),
                rule(
                        "MEMBERSHIP-5",
                        "A node that replaces another has its name, host name, addresses and role",
                        MembershipRules::replaced),
                rule("MEMBERSHIP-6", "Who attaches later sees the new members", MembershipRules::attached),
                rule("MEMBERSHIP-7", "A node that replaces another has an empty disk", MembershipRules::emptyDisk));
    }

    private static Rule rule(String id, String title, Check check) {
        return Rule.byCapability(Membership.class, id, title, Lane.CHANGING, check);
    }

    /** Adds a node to the standing cluster, and takes it away in the end. */
    private static void withNewcomer(Bench bench, Check work) throws Exception {
        Cluster cluster = bench.changing();
        Nodes added = cluster.capability(Membership.class).add(Role.AGENT, 1);
        try {
            Expect.equal("how many nodes were added", 1, added.size());
            work.on(bench);
        } finally {
            cluster.capability(Membership.class).remove(added.first());
        }
    }

    private static List<String> names(Cluster cluster) {
        return cluster.nodes().stream().map(Node::name).toList();
    }

    private static void added(Bench bench) throws Exception {
        withNewcomer(bench, any -> {
            Node added = bench.changing().node("agent_2");
            Expect.equal("what the new node says", "in", added.run("echo", "in").stdout());
            Expect.distinct(
                    "addresses",
                    bench.changing().nodes().stream().map(Node::privateAddress).toList());
        });
    }

    private static void known(Bench bench) throws Exception {
        withNewcomer(bench, any -> {
            List<String> expected = List.of("agent_0", "agent_1", "agent_2");
            Expect.equal("the cluster's nodes", expected, names(bench.changing()));
            Expect.equal(
                    "the nodes that the backend knows",
                    expected,
                    bench.changing().info().nodes().stream().map(NodeInfo::name).toList());
        });
        Expect.equal("the nodes afterwards", List.of("agent_0", "agent_1"), names(bench.changing()));
    }

    private static void removed(Bench bench) throws Exception {
        withNewcomer(bench, any -> {});
        Expect.equal("the nodes", List.of("agent_0", "agent_1"), names(bench.changing()));
        Expect.equal(
                "the nodes that the backend knows",
                2,
                bench.changing().info().nodes().size());
        Expect.refusal(
                InvalidInputException.class,
                "to ask for the node that was removed",
                () -> bench.changing().node("agent_2"));
        bench.changing().nodes().run("true");
    }

    private static void replaced(Bench bench) throws Exception {
        withNewcomer(bench, any -> {
            Node old = bench.changing().node("agent_2");
            Node fresh = bench.changing().capability(Membership.class).replace(old);
            Expect.equal(
                    "name, host name, addresses and role",
                    List.of(old.name(), old.hostname(), old.privateAddress(), old.publicAddress(), old.role()),
                    List.of(
                            fresh.name(),
                            fresh.hostname(),
                            fresh.privateAddress(),
                            fresh.publicAddress(),
                            fresh.role()));
            Expect.equal("how many nodes there are", 3, bench.changing().nodes().size());
        });
    }

    private static void emptyDisk(Bench bench) throws Exception {
        withNewcomer(bench, any -> {
            Node old = bench.changing().node("agent_2");
            String file = "/var/tmp/tck-" + bench.fresh();
            old.run("touch", file);
            Node fresh = bench.changing().capability(Membership.class).replace(old);
            Expect.equal(
                    "whether the file is there",
                    1,
                    Shell.any(fresh, "test", "-e", file).exitStatus());
        });
    }

    private static void attached(Bench bench) throws Exception {
        withNewcomer(bench, any -> {
            try (Cluster same = bench.provider().attach(bench.changing().name())) {
                Expect.equal("the nodes", List.of("agent_0", "agent_1", "agent_2"), names(same));
                Expect.equal(
                        "what the new node says",
                        "in",
                        same.node("agent_2").run("echo", "in").stdout());
            }
        });
    }
}
