// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.tck.internal;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.api.NameTakenException;
import io.github.clustere2e.api.NoSuchSnapshotException;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.RestoreSpec;
import io.github.clustere2e.api.SnapshotInfo;
import io.github.clustere2e.api.Snapshots;
import io.github.clustere2e.backend.tck.rule.Bench;
import io.github.clustere2e.backend.tck.rule.Check;
import io.github.clustere2e.backend.tck.rule.Lane;
import io.github.clustere2e.backend.tck.rule.Rule;
import java.util.List;

/** Clusters that are kept as they are. */
final class SnapshotRules {

    private SnapshotRules() {}

    /** What is done with a snapshot of a cluster that is gone. */
    private interface Work {
        void with(Bench bench, Taken taken);
    }

    /** A snapshot, and what is known of the cluster that it was taken of. */
    private record Taken(String tag, SnapshotInfo info, String cluster, String hostname, String address, String file) {}

    static List<Rule> all() {
        return List.of(
                rule("SNAPSHOT-1", "A snapshot tells of what it was taken, and is listed", SnapshotRules::listed),
                rule(
                        "SNAPSHOT-2",
                        "A restored node has the name, host name, address and files that it had when the snapshot was taken",
                        SnapshotRules::restored),
                rule("SNAPSHOT-3", "What happened after a snapshot was taken is not in it", SnapshotRules::later),
                rule(
                        "SNAPSHOT-4",
                        "A snapshot that was removed is gone, and cannot be restored",
                        SnapshotRules::removed),
                check("SNAPSHOT-5", "A snapshot that does not exist is a NoSuchSnapshotException", bench -> {
                    String tag = bench.name("none");
                    Expect.refusal(
                            NoSuchSnapshotException.class,
                            "to remove a missing snapshot",
                            () -> bench.provider().removeSnapshot(tag));
                    Expect.refusal(
                            NoSuchSnapshotException.class,
                            "to restore a missing snapshot",
                            () -> bench.provider().restore(RestoreSpec.of(tag).build()));
                }),
                check(
                        "SNAPSHOT-6",
                        "What is no tag is an InvalidInputException",
                        bench -> Expect.refusal(
                                InvalidInputException.class,
                                "the tag 'No Tag'",
                                () -> bench.shared().capability(Snapshots.class).take("No Tag"))),
                rule("SNAPSHOT-7", "A tag that is taken is a NameTakenException", (bench, taken) -> {
                    try (Cluster cluster = bench.single("again")) {
                        Expect.refusal(
                                NameTakenException.class,
                                "a second snapshot of one tag",
                                () -> cluster.capability(Snapshots.class).take(taken.tag()));
                    }
                }));
    }

    private static Rule check(String id, String title, Check check) {
        return Rule.byCapability(Snapshots.class, id, title, Lane.OWN, check);
    }

    private static Rule rule(String id, String title, Work work) {
        return check(id, title, bench -> {
            Taken taken = take(bench);
            try {
                work.with(bench, taken);
            } finally {
                if (bench.provider().snapshots().stream()
                        .anyMatch(info -> info.tag().equals(taken.tag()))) {
                    bench.provider().removeSnapshot(taken.tag());
                }
            }
        });
    }

    private static Taken take(Bench bench) {
        String file = "/var/tmp/tck-" + bench.fresh();
        String tag = bench.name("tag");
        try (Cluster cluster = bench.single("kept")) {
            Node node = cluster.node("agent_0");
            node.files().write(file, "kept");
            SnapshotInfo info = cluster.capability(Snapshots.class).take(tag);
            node.files().write(file, "changed");
            return new Taken(
                    tag,
                    info,
                    cluster.name(),
                    node.hostname(),
                    node.privateAddress().toString(),
                    file);
        }
    }

    private static void listed(Bench bench, Taken taken) {
        SnapshotInfo info = taken.info();
        Expect.equal("tag", taken.tag(), info.tag());
        Expect.equal("cluster", taken.cluster(), info.cluster());
        Expect.equal("nodes", List.of("agent_0"), info.nodes());
        Expect.equal("whether all of it is there", true, info.complete());
        List<SnapshotInfo> listed = bench.provider().snapshots().stream()
                .filter(other -> other.tag().equals(taken.tag()))
                .toList();
        Expect.equal("what is listed", List.of(info), listed);
    }

    private static Cluster restore(Bench bench, Taken taken) {
        return bench.provider()
                .restore(
                        RestoreSpec.of(taken.tag()).name(bench.name("restored")).build());
    }

    private static void restored(Bench bench, Taken taken) {
        try (Cluster cluster = restore(bench, taken)) {
            Node node = cluster.node("agent_0");
            Expect.equal(
                    "host name and address",
                    List.of(taken.hostname(), taken.address()),
                    List.of(node.hostname(), node.privateAddress().toString()));
            Expect.equal(
                    "whether the file is there",
                    0,
                    Shell.any(node, "test", "-e", taken.file()).exitStatus());
        }
    }

    private static void later(Bench bench, Taken taken) {
        try (Cluster cluster = restore(bench, taken)) {
            Expect.equal(
                    "the file",
                    "kept",
                    cluster.node("agent_0").run("cat", taken.file()).stdout());
        }
    }

    private static void removed(Bench bench, Taken taken) {
        bench.provider().removeSnapshot(taken.tag());
        Expect.none(
                "the snapshot",
                bench.provider().snapshots().stream()
                        .map(SnapshotInfo::tag)
                        .filter(taken.tag()::equals)
                        .toList());
        Expect.refusal(NoSuchSnapshotException.class, "to restore it", () -> restore(bench, taken));
    }
}
