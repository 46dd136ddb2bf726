// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.cli.command;

import com.google.inject.Inject;
import io.github.clustere2e.api.CleanReport;
import io.github.clustere2e.api.CleanRequest;
import io.github.clustere2e.api.CleanRequest.Scope;
import io.github.clustere2e.cli.terminal.Console;
import io.github.clustere2e.cli.terminal.ExitStatus;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Removes what is left of clusters. */
@Command(
        name = "clean",
        description = {
            "Removes what is left of clusters whose owner or lease has ended, with their networks, volumes, keys and"
                    + " state. Nothing that is not ours is touched.",
            "Clusters of another machine, user or container are kept until their lease has ended."
        })
public final class CleanCommand implements Callable<Integer> {

    @Option(names = "--all", description = "Also removes your standing clusters, although their lease has not ended.")
    private boolean all;

    @Option(
            names = "--force",
            description = "With --all: also removes clusters that a process of yours is building or using right now.")
    private boolean force;

    @Option(names = "--images", description = "Also removes the images of nodes that no container has.")
    private boolean images;

    @Option(names = "--dry-run", description = "Tells what it would remove, and removes nothing.")
    private boolean dryRun;

    @Option(names = "--json", description = "Prints one object, as docs/cli-json.md describes it.")
    private boolean json;

    @Mixin
    private BackendOption backend;

    @Spec
    private CommandSpec spec;

    private final Backends backends;
    private final Console console;

    @Inject
    CleanCommand(Backends backends, Console console) {
        this.backends = backends;
        this.console = console;
    }

    @Override
    public Integer call() {
        if (force && !all) {
            throw new ParameterException(spec.commandLine(), "--force goes with --all, and does nothing without it");
        }
        CleanReport report = backends.pick(backend.id).clean(new CleanRequest(scope(), images, dryRun));
        if (json) {
            console.out().println(CleanTexts.json(report, dryRun));
        } else {
            String table = CleanTexts.table(report, dryRun, console.outStyle());
            console.out().print(table);
            if (table.isEmpty()) {
                console.err().println("There is nothing to remove.");
            }
        }
        return report.failed().isEmpty() ? ExitStatus.DONE : ExitStatus.FAILED;
    }

    private Scope scope() {
        if (force) {
            return Scope.EVERYTHING;
        }
        return all ? Scope.STANDING : Scope.LEFTOVERS;
    }
}
