// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.tck.internal;

import static io.github.clustere2e.backend.tck.rule.Rule.required;
import static io.github.clustere2e.backend.tck.rule.Rule.untested;

import io.github.clustere2e.api.CleanReport;
import io.github.clustere2e.api.CleanRequest;
import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.ClusterException;
import io.github.clustere2e.backend.tck.rule.Bench;
import io.github.clustere2e.backend.tck.rule.DoesNotApplyException;
import io.github.clustere2e.backend.tck.rule.Lane;
import io.github.clustere2e.backend.tck.rule.Rule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Removing what nobody needs, and nothing else. */
final class CleanupRules {

    private CleanupRules() {}

    static List<Rule> all() {
        return List.of(
                required(
                        "CLEANUP-1",
                        "To clean up leaves a cluster alone whose owner lives",
                        Lane.SHARED,
                        CleanupRules::leavesTheLivingAlone),
                required(
                        "CLEANUP-2",
                        "A rehearsal of cleaning tells what would go, and removes nothing",
                        Lane.SHARED,
                        CleanupRules::rehearsal),
                required(
                        "CLEANUP-3",
                        "What can be seen of a cluster while it stands is all gone with it",
                        Lane.OWN,
                        CleanupRules::nothingIsLeft),
                required(
                        "CLEANUP-4",
                        "A cluster leaves no temporary files on this machine",
                        Lane.OWN,
                        CleanupRules::temporaryFiles),
                untested(
                        "CLEANUP-5",
                        "Nothing is touched that belongs to another user, whose lease has not ended",
                        "a test would have to be two users"));
    }

    /** Cleans as asked, where the provider has something that does. */
    private static CleanReport clean(Bench bench, CleanRequest request) {
        try {
            return bench.provider().clean(request);
        } catch (ClusterException e) {
            if (e.getClass().equals(ClusterException.class)) {
                throw new DoesNotApplyException("the provider cleans nothing: " + e.getMessage());
            }
            throw e;
        }
    }

    private static void leavesTheLivingAlone(Bench bench) {
        Cluster shared = bench.shared();
        CleanReport report = clean(bench, CleanRequest.leftovers());
        Expect.that(
                !names(report.removed()).contains(shared.name()), "no word of the living cluster's removal", report);
        bench.listed(shared.name());
        shared.nodes().run("true");
    }

    private static void rehearsal(Bench bench) {
        Cluster shared = bench.shared();
        CleanReport report = clean(
                bench,
                CleanRequest.leftovers().of(CleanRequest.Scope.EVERYTHING).rehearsed());
        Expect.that(
                names(report.removed()).contains(shared.name()),
                "cluster '" + shared.name() + "' among what would go",
                names(report.removed()));
        bench.listed(shared.name());
        shared.nodes().run("true");
    }

    private static List<String> names(List<CleanReport.Item> items) {
        return items.stream().map(CleanReport.Item::name).toList();
    }

    private static void nothingIsLeft(Bench bench) {
        Cluster cluster = bench.single("seen");
        Expect.that(
                !bench.traces(cluster.name()).isEmpty(), "something to be seen of a cluster that stands", "nothing");
        bench.provider().destroy(cluster.name());
        Expect.none("a cluster that was destroyed", bench.traces(cluster.name()));
        cluster.close();
    }

    private static void temporaryFiles(Bench bench) {
        Cluster cluster = bench.single("tidy");
        cluster.node("agent_0").files().write(bench.path(), "text");
        cluster.close();
        Path directory = Path.of(System.getProperty("java.io.tmpdir"));
        try (Stream<Path> files = Files.list(directory)) {
            Expect.none(
                    "a cluster among temporary files",
                    files.map(Path::toString)
                            .filter(file -> file.contains(cluster.name()))
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
