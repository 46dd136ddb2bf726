// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.logs;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.Nodes;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** What a person reads first in the directory of a collection. */
final class IndexText {

    static final String NAME = "index.txt";

    private static final String FILES = """

            In each node's directory is
              machine.txt       what the backend can tell of the node from outside
              journal.log       its journal
              failed-units.txt  which units have failed, with the end of their logs
              units/            the journals of the units that were asked for
              state/            how the node is now, if that was asked for
              files/            the files that were asked for, at their paths
              errors.txt        what could not be had and why, if anything
            """;

    private IndexText() {}

    /** For as long as the collection goes on. */
    static String begun(Cluster cluster, Nodes nodes, Instant begun) {
        return "Logs of cluster '" + cluster.name() + "' on backend '" + cluster.backend() + "', begun at "
                + seconds(begun)
                + ".\nThey are not complete: they are being collected, or that was broken off.\nnodes: " + nodes + "\n"
                + FILES;
    }

    static String ended(Cluster cluster, Wanted wanted, LogReport report) {
        String names = wanted.names().isEmpty() ? "nothing by name" : String.join(", ", wanted.names());
        return of(report) + "Backend: " + cluster.backend() + "\nAsked for: " + names + "\n" + FILES;
    }

    static String of(LogReport report) {
        StringBuilder text = new StringBuilder();
        text.append("Logs of cluster '").append(report.cluster()).append("', collected at ");
        text.append(seconds(report.begun())).append(" in ");
        text.append(String.format(Locale.ROOT, "%.1f s", report.duration().toMillis() / 1000.0));
        text.append('\n');
        for (NodeLogs logs : report.nodes()) {
            int files = logs.files().size();
            text.append("  ")
                    .append(logs.node())
                    .append(": ")
                    .append(files)
                    .append(files == 1 ? " file\n" : " files\n");
            logs.missing()
                    .forEach(log ->
                            text.append("    missing: ").append(firstLine(log)).append('\n'));
        }
        report.nowhere()
                .forEach(what -> text.append("No node has ").append(what).append('\n'));
        return text.toString();
    }

    private static Instant seconds(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS);
    }

    private static String firstLine(MissingLog log) {
        return log.toString().lines().findFirst().orElse("");
    }
}
