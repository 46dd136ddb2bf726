// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.cli.command;

import com.google.inject.Inject;
import io.github.clustere2e.api.ClusterProvider;
import io.github.clustere2e.api.NoSuchSnapshotException;
import io.github.clustere2e.api.SnapshotInfo;
import io.github.clustere2e.cli.terminal.Console;
import io.github.clustere2e.cli.terminal.ExitStatus;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists snapshots, or removes some. */
@Command(
        name = "snapshots",
        description = {
            "Lists the snapshots that exist; or removes some.",
            "If any of the tags to be removed is unknown, nothing is removed."
        })
public final class SnapshotsCommand implements Callable<Integer> {

    @Option(names = "--json", description = "Prints an array of objects, as docs/cli-json.md describes them.")
    private boolean json;

    @Option(names = "--remove", arity = "1..*", paramLabel = "TAG", description = "Removes these snapshots.")
    private Set<String> removed = new LinkedHashSet<>();

    @Mixin
    private BackendOption backend;

    private final Backends backends;
    private final Console console;
    private final Clock clock;

    @Inject
    SnapshotsCommand(Backends backends, Console console, Clock clock) {
        this.backends = backends;
        this.console = console;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        ClusterProvider provider = backends.pick(backend.id);
        List<SnapshotInfo> snapshots = provider.snapshots();
        if (!removed.isEmpty()) {
            remove(provider, snapshots);
        } else if (json) {
            console.out().println(SnapshotTexts.json(snapshots));
        } else if (snapshots.isEmpty()) {
            console.err().println("There are no snapshots. Take one: " + console.program() + " snapshot NAME TAG");
        } else {
            console.out().print(SnapshotTexts.table(snapshots, clock.instant(), console.outStyle()));
        }
        return ExitStatus.DONE;
    }

    private void remove(ClusterProvider provider, List<SnapshotInfo> snapshots) {
        List<String> known = snapshots.stream().map(SnapshotInfo::tag).toList();
        List<String> unknown =
                removed.stream().filter(tag -> !known.contains(tag)).toList();
        if (!unknown.isEmpty()) {
            throw new NoSuchSnapshotException("There is no snapshot " + unknown + ". There are: " + known);
        }
        for (String tag : removed) {
            provider.removeSnapshot(tag);
            console.err().println("Removed snapshot '" + tag + "'.");
        }
    }
}
