// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.cli.command;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.ClusterException;
import io.github.clustere2e.api.OptionValue;
import io.github.clustere2e.cli.terminal.Console;
import io.github.clustere2e.cli.terminal.Durations;
import io.github.clustere2e.cli.terminal.ExitStatus;
import io.github.clustere2e.cli.terminal.Progress;
import io.github.clustere2e.installer.InstallException;
import io.github.clustere2e.installer.InstallReport;
import io.github.clustere2e.installer.Installer;
import io.github.clustere2e.installer.InstallerOptions;
import io.github.clustere2e.installer.Operation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options of every command that runs an installer's plan, and how it is run and shown. */
final class PlanRunning {

    @Option(names = "--dry-run", description = "Prints what would be done, and does nothing.")
    private boolean dry;

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "Writes what was done and when: a picture if the name ends in .svg, else text.")
    private Optional<Path> file;

    @Option(
            names = "--options",
            paramLabel = "FILE",
            description =
                    "Options of the installer from a YAML file, a map of names and values; before those that are given"
                            + " here.")
    private Optional<Path> options;

    /** The options of the installer: those of the file, and those that no command knows. */
    List<OptionValue> options(List<String> words) {
        List<OptionValue> all =
                new ArrayList<>(options.map(InstallerOptions::read).orElse(List.of()));
        all.addAll(InstallerArguments.read(words));
        return all;
    }

    boolean isDry() {
        return dry;
    }

    int perform(Console console, Cluster cluster, Installer installer, Operation operation) {
        if (dry) {
            console.out().println(installer.plan(cluster, operation));
            return ExitStatus.DONE;
        }
        InstallReport report;
        Map<String, Integer> nodes = new HashMap<>();
        installer.plan(cluster, operation).steps().forEach(step -> nodes.merge(step.name(), 1, Integer::sum));
        try (Progress progress = Progress.on(console, cluster.nodes().size()).expecting(nodes)) {
            report = installer.perform(cluster, operation, progress);
        } catch (InstallException e) {
            write(e.report());
            throw e;
        }
        write(report);
        console.err()
                .println("'" + report.plan() + "' is done on '" + cluster.name() + "': "
                        + report.steps().size() + " steps in " + Durations.exact(report.duration())
                        + ", of which the critical path is " + Durations.exact(report.criticalTime()) + ".");
        return ExitStatus.DONE;
    }

    private void write(InstallReport report) {
        if (file.isEmpty()) {
            return;
        }
        Path path = file.get();
        try {
            Files.writeString(path, path.toString().endsWith(".svg") ? report.toSvg() : report + "\n");
        } catch (IOException e) {
            throw new ClusterException("The report cannot be written to " + path + ": " + e, e);
        }
    }
}
