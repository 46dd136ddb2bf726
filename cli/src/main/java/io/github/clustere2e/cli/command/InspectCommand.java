// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.cli.command;

import com.google.inject.Inject;
import io.github.clustere2e.api.ClusterInfo;
import io.github.clustere2e.cli.terminal.Console;
import io.github.clustere2e.cli.terminal.ExitStatus;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells all that a backend knows of one cluster. */
@Command(name = "inspect", description = "Tells what is known of a cluster and its nodes.")
public final class InspectCommand implements Callable<Integer> {

    @Parameters(paramLabel = "NAME", description = "The cluster.")
    private String name;

    @Option(names = "--json", description = "Prints one object, as docs/cli-json.md describes it.")
    private boolean json;

    @Mixin
    private BackendOption backend;

    private final Backends backends;
    private final Console console;
    private final Clock clock;

    @Inject
    InspectCommand(Backends backends, Console console, Clock clock) {
        this.backends = backends;
        this.console = console;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        ClusterInfo cluster =
                Census.find(backends.pick(backend.id), List.of(name)).get(0);
        console.out()
                .print(
                        json
                                ? ClusterJson.of(cluster) + "\n"
                                : ClusterTables.cluster(cluster, clock.instant(), console.outStyle()));
        return ExitStatus.DONE;
    }
}
