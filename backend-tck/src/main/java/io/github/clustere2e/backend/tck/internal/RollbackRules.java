// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.tck.internal;

import static io.github.clustere2e.backend.tck.rule.Rule.required;
import static io.github.clustere2e.backend.tck.rule.Rule.untested;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.ClusterCreationException;
import io.github.clustere2e.api.ClusterSpec;
import io.github.clustere2e.api.Role;
import io.github.clustere2e.backend.tck.rule.Bench;
import io.github.clustere2e.backend.tck.rule.Lane;
import io.github.clustere2e.backend.tck.rule.Rule;
import java.time.Duration;
import java.util.List;

/** What is left of a cluster that could not be made. */
final class RollbackRules {

    /** In which no node can be made. */
    private static final Duration NO_TIME = Duration.ofNanos(1);

    private RollbackRules() {}

    static List<Rule> all() {
        return List.of(
                required(
                        "ROLLBACK-1",
                        "A cluster that is not ready within its limit is a ClusterCreationException",
                        Lane.OWN,
                        bench -> failedCreation(bench, "late")),
                required(
                        "ROLLBACK-2",
                        "Nothing is left of a cluster that was not ready within its limit",
                        Lane.OWN,
                        bench -> Expect.none(
                                "a cluster that was not ready in time",
                                bench.traces(failedCreation(bench, "left").name()))),
                required(
                        "ROLLBACK-3",
                        "The name of a cluster that could not be made can be given to another one",
                        Lane.OWN,
                        RollbackRules::again),
                untested(
                        "ROLLBACK-4",
                        "When one machine cannot be made, the others are removed, and the error tells of each that failed",
                        "no way that all backends have makes one machine fail; limits and interrupts end in the same removal"));
    }

    private static ClusterSpec failedCreation(Bench bench, String what) throws Exception {
        ClusterSpec spec =
                bench.spec(what).nodes(Role.AGENT, 2).timeout(NO_TIME).build();
        return Limited.start("a creation that has no time", () -> {
                    Expect.refusal(
                            ClusterCreationException.class,
                            "a cluster that may take 1 ns",
                            () -> bench.provider().create(spec));
                    return spec;
                })
                .await(bench.subject().ruleLimit());
    }

    private static void again(Bench bench) throws Exception {
        ClusterSpec failed = failedCreation(bench, "again");
        ClusterSpec spec =
                bench.subject().spec(failed.name()).nodes(Role.AGENT, 1).build();
        try (Cluster cluster = bench.provider().create(spec)) {
            Expect.equal(
                    "what its node says",
                    "on",
                    cluster.node("agent_0").run("echo", "on").stdout());
        }
    }
}
