// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.tck.internal;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.ClusterInfo;
import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.api.Lease;
import io.github.clustere2e.api.Retention;
import io.github.clustere2e.api.Role;
import io.github.clustere2e.backend.tck.rule.Bench;
import io.github.clustere2e.backend.tck.rule.Check;
import io.github.clustere2e.backend.tck.rule.Lane;
import io.github.clustere2e.backend.tck.rule.Rule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Clusters that outlive their owner. */
final class RetentionRules {

    private static final Duration SHORT_LEASE = Duration.ofSeconds(2);

    private RetentionRules() {}

    static List<Rule> all() {
        return List.of(
                rule("RETENTION-1", "To close a standing cluster only lets go of it", RetentionRules::standing),
                rule("RETENTION-2", "A standing cluster tells when its lease ends", RetentionRules::lease),
                rule(
                        "RETENTION-3",
                        "An owned cluster that is retained is standing, for the time that was given",
                        RetentionRules::retained),
                rule(
                        "RETENTION-4",
                        "A cluster is removed when the time is over for which it was retained",
                        RetentionRules::ends),
                rule("RETENTION-5", "To retain for no time is an InvalidInputException", bench -> {
                    try (Cluster cluster = bench.single("kept")) {
                        Expect.refusal(
                                InvalidInputException.class,
                                "to retain for no time",
                                () -> cluster.capability(Retention.class).retain(Duration.ZERO));
                    }
                }),
                rule(
                        "RETENTION-6",
                        "Another process can attach to a cluster, sees its nodes in order, and reaches them",
                        bench -> OtherProcess.attach(bench, bench.shared())),
                rule("RETENTION-7", "When the other process that is attached ends, the cluster stays", bench -> {
                    OtherProcess.attach(bench, bench.shared());
                    bench.listed(bench.shared().name());
                    bench.shared().nodes().run("true");
                }),
                rule("RETENTION-8", "A standing cluster outlives the process that made it", OtherProcess::standing),
                rule("RETENTION-9", "An owned cluster goes when its process is killed", OtherProcess::killed));
    }

    private static Rule rule(String id, String title, Check check) {
        return Rule.byCapability(Retention.class, id, title, Lane.OWN, check);
    }

    private static void standing(Bench bench) {
        Cluster cluster =
                bench.create(bench.spec("standing").nodes(Role.AGENT, 1).lease(Lease.standing()));
        cluster.close();
        Expect.equal(
                "its state",
                ClusterInfo.State.STANDING,
                bench.listed(cluster.name()).state());
        try (Cluster same = bench.provider().attach(cluster.name())) {
            same.node("agent_0").run("true");
            same.destroy();
        }
        Expect.none("a standing cluster that was destroyed", bench.traces(cluster.name()));
    }

    private static void lease(Bench bench) {
        Duration limit = Duration.ofMinutes(30);
        Cluster cluster = bench.create(bench.spec("leased").nodes(Role.AGENT, 1).lease(Lease.standing(limit)));
        ClusterInfo info = bench.listed(cluster.name());
        cluster.destroy();
        Expect.equal("its state", ClusterInfo.State.STANDING, info.state());
        Expect.equal("the end of its lease", Optional.of(info.created().plus(limit)), info.expires());
    }

    private static void retained(Bench bench) {
        Cluster cluster = bench.single("retained");
        Duration limit = Duration.ofMinutes(10);
        cluster.capability(Retention.class).retain(limit);
        cluster.close();
        ClusterInfo info = bench.listed(cluster.name());
        Expect.equal("its state", ClusterInfo.State.STANDING, info.state());
        Duration left = Duration.between(Instant.now(), info.expires().orElse(Instant.EPOCH));
        Expect.that(
                left.compareTo(limit) <= 0 && left.compareTo(limit.minusMinutes(1)) > 0,
                "an end of the lease in " + limit,
                info.expires());
        bench.provider().destroy(cluster.name());
    }

    private static void ends(Bench bench) {
        Cluster cluster = bench.single("brief");
        cluster.capability(Retention.class).retain(SHORT_LEASE);
        cluster.close();
        bench.await(
                "nothing to be left when the time is over",
                bench.subject().ruleLimit().dividedBy(2),
                () -> bench.traces(cluster.name()).isEmpty());
    }
}
