// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.tck.internal;

import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.SystemdNodes;
import io.github.clustere2e.backend.tck.rule.Bench;
import io.github.clustere2e.backend.tck.rule.Check;
import io.github.clustere2e.backend.tck.rule.Lane;
import io.github.clustere2e.backend.tck.rule.Rule;
import java.util.List;

/** Nodes whose first process is systemd. */
final class SystemdRules {

    private SystemdRules() {}

    static List<Rule> all() {
        return List.of(
                rule("SYSTEMD-1", "The first process is systemd", bench -> {
                    for (Node node : bench.shared().nodes()) {
                        Expect.equal(
                                "process 1 of " + node.name(),
                                "systemd",
                                node.run("cat", "/proc/1/comm").stdout());
                    }
                }),
                rule("SYSTEMD-2", "The node has settled: systemd says that it is running or degraded", bench -> {
                    for (Node node : bench.shared().nodes()) {
                        String state = Shell.any(node, "systemctl", "is-system-running")
                                .stdout();
                        Expect.that(
                                List.of("running", "degraded").contains(state), node.name() + " to be running", state);
                    }
                }),
                rule("SYSTEMD-3", "Users may log in: there is no /run/nologin", bench -> {
                    for (Node node : bench.shared().nodes()) {
                        Expect.equal(
                                "whether /run/nologin is on " + node.name(),
                                1,
                                Shell.any(node, "test", "-e", "/run/nologin").exitStatus());
                    }
                }),
                rule("SYSTEMD-4", "Every node has a machine id of its own", SystemdRules::machineIds),
                rule("SYSTEMD-5", "A service can be started, watched and stopped", SystemdRules::service));
    }

    private static Rule rule(String id, String title, Check check) {
        return Rule.byCapability(SystemdNodes.class, id, title, Lane.SHARED, check);
    }

    private static void machineIds(Bench bench) {
        List<String> ids = bench.shared().nodes().stream()
                .map(node -> node.run("cat", "/etc/machine-id").stdout())
                .toList();
        Expect.distinct("machine ids", ids);
        ids.forEach(id -> Expect.that(id.matches("[0-9a-f]{32}"), "32 hexadecimal digits", id));
    }

    private static void service(Bench bench) {
        Node node = bench.shared().node("broker_0");
        String unit = "tck-" + bench.fresh() + ".service";
        node.run("systemd-run", "--unit=" + unit, "sleep", "1000");
        Expect.equal(
                "the service's state",
                "active",
                Shell.any(node, "systemctl", "is-active", unit).stdout());
        node.run("systemctl", "stop", unit);
        Expect.equal(
                "whether it is stopped",
                "inactive",
                Shell.any(node, "systemctl", "is-active", unit).stdout());
    }
}
