// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.cli.command;

import com.google.inject.Inject;
import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.Nodes;
import io.github.clustere2e.cli.terminal.Console;
import io.github.clustere2e.cli.terminal.Durations;
import io.github.clustere2e.cli.terminal.ExitStatus;
import io.github.clustere2e.cli.terminal.Progress;
import io.github.clustere2e.installer.logs.LogCollection;
import io.github.clustere2e.installer.logs.LogReport;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Brings the logs of nodes here. */
@Command(
        name = "logs",
        description = {
            "Brings the logs of nodes to a directory of this machine, and prints its name.",
            "",
            "Of each node it has the journal since its boot, which units have failed, what the backend can tell of its"
                    + " machine, which works when the node is dead, and what the options name. What could not be had is"
                    + " said and is in the node's errors.txt; the rest is there, and the exit status is 1.",
            ""
        })
public final class LogsCommand implements Callable<Integer> {

    @Parameters(paramLabel = "NAME", description = "The cluster.")
    private String name;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            required = true,
            description = "A directory that is new or empty.")
    private Path output;

    @Option(
            names = "--unit",
            paramLabel = "UNIT",
            description = "The journal of this unit in a file of its own. May be given again.")
    private List<String> units = new ArrayList<>();

    @Option(
            names = "--target",
            paramLabel = "TARGET",
            description = "The journals of all units that this target wants, such as dcos. May be given again.")
    private List<String> targets = new ArrayList<>();

    @Option(
            names = "--file",
            paramLabel = "PATH",
            description = "This file of the node, or all that match a pattern, as in '/var/log/etcd/*'. May be given"
                    + " again.")
    private List<String> files = new ArrayList<>();

    @Mixin
    private NodesAndRoles nodes;

    @Option(
            names = "--timeout",
            paramLabel = "DURATION",
            converter = DurationConverter.class,
            description = "How long a node may take, such as 90s; what has come by then is kept. Default: 1m.")
    private Optional<Duration> timeout;

    @Mixin
    private BackendOption backend;

    private final Backends backends;
    private final Console console;

    @Inject
    LogsCommand(Backends backends, Console console) {
        this.backends = backends;
        this.console = console;
    }

    @Override
    public Integer call() {
        LogCollection.Builder wanted = LogCollection.builder()
                .units(units.toArray(new String[0]))
                .targets(targets.toArray(new String[0]))
                .timeout(timeout.orElse(LogCollection.DEFAULT_TIMEOUT));
        files.forEach(wanted::file);
        wanted.build(); // bad input is told before anything else happens
        try (Cluster cluster = backends.pick(backend.id).attach(name)) {
            Nodes meant = nodes.of(cluster);
            return tell(collect(wanted, cluster, meant));
        }
    }

    private LogReport collect(LogCollection.Builder wanted, Cluster cluster, Nodes meant) {
        try (Progress progress = Progress.on(console, meant.size())) {
            return wanted.progressListener(progress).build().collect(cluster, meant, output);
        }
    }

    private int tell(LogReport report) {
        report.nodes()
                .forEach(logs ->
                        logs.missing().forEach(missing -> console.err().println(logs.node() + ": " + missing)));
        report.nowhere().forEach(what -> console.err().println("No node has " + what));
        console.err()
                .println("Collected the logs of " + Words.nodes(report.nodes().size()) + " in "
                        + Durations.exact(report.duration()) + ". Begin with "
                        + report.directory().resolve("index.txt")
                        + ".");
        console.out().println(report.directory());
        return report.complete() ? ExitStatus.DONE : ExitStatus.FAILED;
    }
}
