// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.cli.command;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.ClusterSpec;
import io.github.clustere2e.api.Lease;
import io.github.clustere2e.api.ProgressListener;
import io.github.clustere2e.cli.interrupt.Interrupts;
import io.github.clustere2e.cli.terminal.Console;
import io.github.clustere2e.cli.terminal.Durations;
import io.github.clustere2e.cli.terminal.Progress;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Option;

/** The options of every command that makes a cluster which stands, and what such a command does with it. */
final class NewCluster {

    @Option(
            names = "--lease",
            paramLabel = "DURATION",
            converter = DurationConverter.class,
            description = "Removes the cluster by itself after so long, such as 30m or 8h. Default: never.")
    private Optional<Duration> lease;

    @Option(
            names = "--timeout",
            paramLabel = "DURATION",
            converter = DurationConverter.class,
            description = "How long it may take; then all is removed again. Default: 5m.")
    private Optional<Duration> timeout;

    @Option(names = "--json", description = "Prints the cluster as JSON, as inspect does.")
    private boolean json;

    Lease lease() {
        return lease.map(Lease::standing).orElseGet(Lease::standing);
    }

    Duration timeout() {
        return timeout.orElse(ClusterSpec.DEFAULT_TIMEOUT);
    }

    /**
     * Makes it, shows how far it is, and says what can be done with it.
     *
     * @param made what has become of it then, such as "ready"
     * @param backend as it was given, which the next commands need as well
     */
    void make(
            Console console,
            String made,
            int nodes,
            BackendOption backend,
            Function<ProgressListener, Cluster> making) {
        long begun = System.nanoTime();
        try (Cluster cluster = watch(console, nodes, making)) {
            report(console, cluster, made, backend, Duration.ofNanos(System.nanoTime() - begun));
        }
    }

    private static Cluster watch(Console console, int nodes, Function<ProgressListener, Cluster> making) {
        try (Progress progress = Progress.on(console, nodes)) {
            Cluster cluster = making.apply(progress);
            Interrupts.destroyIfInterrupted(cluster);
            return cluster;
        }
    }

    private void report(Console console, Cluster cluster, String made, BackendOption backend, Duration took) {
        if (json) {
            console.out().println(ClusterJson.of(cluster.info()));
        } else {
            console.out().print(ClusterTables.addresses(cluster, console.outStyle()));
        }
        String name = cluster.name() + backend.id.map(id -> " --backend " + id).orElse("");
        String program = console.program();
        console.err()
                .println("Cluster '" + cluster.name() + "' is " + made + ": "
                        + Words.nodes(cluster.nodes().size()) + " in "
                        + Durations.exact(took) + "."
                        + lease.map(limit -> " It goes by itself in " + Durations.rough(limit) + ".")
                                .orElse(""));
        console.err().println("  " + program + " run " + name + " --all -- hostname");
        console.err().println("  " + program + " inspect " + name);
        console.err().println("  " + program + " destroy " + name);
    }
}
