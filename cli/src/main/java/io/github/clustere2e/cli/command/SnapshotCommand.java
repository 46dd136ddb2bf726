// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.cli.command;

import com.google.inject.Inject;
import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.ClusterNames;
import io.github.clustere2e.api.SnapshotInfo;
import io.github.clustere2e.api.Snapshots;
import io.github.clustere2e.cli.terminal.Console;
import io.github.clustere2e.cli.terminal.Durations;
import io.github.clustere2e.cli.terminal.ExitStatus;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Keeps a cluster as it is. */
@Command(
        name = "snapshot",
        description = {
            "Keeps a cluster as it is now: the file systems of its nodes, their names, addresses and keys.",
            "The nodes stand still meanwhile, and go on afterwards. 'restore' makes a cluster of it again."
        })
public final class SnapshotCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "NAME", description = "The cluster.")
    private String name;

    @Parameters(
            index = "1",
            paramLabel = "TAG",
            description = "What the snapshot is to be called: as a cluster may be called.")
    private String tag;

    @Mixin
    private BackendOption backend;

    private final Backends backends;
    private final Console console;

    @Inject
    SnapshotCommand(Backends backends, Console console) {
        this.backends = backends;
        this.console = console;
    }

    @Override
    public Integer call() {
        ClusterNames.checkTag(tag);
        long begun = System.nanoTime();
        try (Cluster cluster = backends.pick(backend.id).attach(name)) {
            SnapshotInfo taken = cluster.capability(Snapshots.class).take(tag);
            console.err()
                    .println("Snapshot '" + tag + "' of '" + name + "' is taken: "
                            + Words.nodes(taken.nodes().size()) + " in "
                            + Durations.exact(Duration.ofNanos(System.nanoTime() - begun)) + ".");
        }
        console.err().println("  " + console.program() + " restore " + tag + " NAME");
        console.err().println("  " + console.program() + " snapshots --remove " + tag);
        return ExitStatus.DONE;
    }
}
