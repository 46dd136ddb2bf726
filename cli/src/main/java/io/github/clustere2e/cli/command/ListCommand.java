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

/** Lists the clusters of a backend. */
@Command(name = "list", description = "Lists the clusters that exist, those that are being made among them.")
public final class ListCommand implements Callable<Integer> {

    @Option(names = "--json", description = "Prints an array of objects, as docs/cli-json.md describes them.")
    private boolean json;

    @Mixin
    private BackendOption backend;

    private final Backends backends;
    private final Console console;
    private final Clock clock;

    @Inject
    ListCommand(Backends backends, Console console, Clock clock) {
        this.backends = backends;
        this.console = console;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        List<ClusterInfo> clusters = backends.pick(backend.id).list();
        if (json) {
            console.out().println(ClusterJson.of(clusters));
        } else if (clusters.isEmpty()) {
            console.err().println("There are no clusters. Make one: " + console.program() + " create five --agents 5");
        } else {
            console.out().print(ClusterTables.clusters(clusters, clock.instant(), console.outStyle()));
        }
        return ExitStatus.DONE;
    }
}
