// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.cli.command;

import com.google.inject.Inject;
import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.ClusterProvider;
import io.github.clustere2e.api.ClusterSpec;
import io.github.clustere2e.api.Lease;
import io.github.clustere2e.api.NoSuchSnapshotException;
import io.github.clustere2e.api.RestoreSpec;
import io.github.clustere2e.api.SnapshotInfo;
import io.github.clustere2e.cli.interrupt.Interrupts;
import io.github.clustere2e.cli.terminal.Console;
import io.github.clustere2e.cli.terminal.Durations;
import io.github.clustere2e.cli.terminal.ExitStatus;
import io.github.clustere2e.cli.terminal.Progress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a cluster from a snapshot. */
@Command(
        name = "restore",
        description = {
            "Makes a cluster from a snapshot: nodes with the names, addresses, keys and files that were kept.",
            "One cluster at a time can have the addresses of a snapshot."
        })
public final class RestoreCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "TAG", description = "The snapshot.")
    private String tag;

    @Parameters(index = "1", paramLabel = "NAME", description = "What the cluster is to be called.")
    private String name;

    @Option(
            names = "--wait",
            paramLabel = "DURATION",
            converter = DurationConverter.class,
            description = "Waits so long, such as 10m, while another cluster has the addresses. Default: not at all.")
    private Optional<Duration> patience;

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

    @Mixin
    private BackendOption backend;

    private final Backends backends;
    private final Console console;

    @Inject
    RestoreCommand(Backends backends, Console console) {
        this.backends = backends;
        this.console = console;
    }

    @Override
    public Integer call() {
        RestoreSpec.Builder builder = RestoreSpec.of(tag)
                .name(name)
                .lease(lease.map(Lease::standing).orElseGet(Lease::standing))
                .timeout(timeout.orElse(ClusterSpec.DEFAULT_TIMEOUT))
                .waitForTurn(patience.orElse(Duration.ZERO));
        builder.build();
        ClusterProvider provider = backends.pick(backend.id);
        SnapshotInfo snapshot = find(provider.snapshots());
        long begun = System.nanoTime();
        try (Cluster cluster = restore(provider, builder, snapshot.nodes().size())) {
            report(cluster, Duration.ofNanos(System.nanoTime() - begun));
        }
        return ExitStatus.DONE;
    }

    private SnapshotInfo find(List<SnapshotInfo> snapshots) {
        return snapshots.stream()
                .filter(snapshot -> snapshot.tag().equals(tag))
                .findFirst()
                .orElseThrow(() -> new NoSuchSnapshotException("There is no snapshot '" + tag + "'. There are: "
                        + snapshots.stream().map(SnapshotInfo::tag).toList()));
    }

    private Cluster restore(ClusterProvider provider, RestoreSpec.Builder builder, int nodes) {
        try (Progress progress = Progress.on(console, nodes)) {
            Cluster cluster =
                    provider.restore(builder.progressListener(progress).build());
            Interrupts.destroyIfInterrupted(cluster);
            return cluster;
        }
    }

    private void report(Cluster cluster, Duration took) {
        if (json) {
            console.out().println(ClusterJson.of(cluster.info()));
        } else {
            console.out().print(ClusterTables.addresses(cluster, console.outStyle()));
        }
        console.err()
                .println("Cluster '" + name + "' is restored: "
                        + Words.nodes(cluster.nodes().size()) + " in " + Durations.exact(took) + ".");
    }
}
