// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.cli.command;

import com.google.inject.Inject;
import io.github.clustere2e.cli.terminal.Console;
import io.github.clustere2e.installer.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Unmatched;

/** Upgrades installed software. */
@Command(
        name = "upgrade",
        customSynopsis =
                "@|bold cluster-e2e upgrade|@ NAME [--installer ID] [--dry-run] [--report FILE] [--options FILE] [--backend ID] [--OPTION VALUE]...",
        description = {
            "Upgrades the software that is installed on a cluster, node by node, each when the one before is well.",
            "The installer's own options say what to; 'install --list' shows them."
        })
public final class UpgradeCommand implements Callable<Integer> {

    @Mixin
    private InstalledPlan plan;

    @Unmatched
    private List<String> options = new ArrayList<>();

    private final Backends backends;
    private final Console console;

    @Inject
    UpgradeCommand(Backends backends, Console console) {
        this.backends = backends;
        this.console = console;
    }

    @Override
    public Integer call() {
        return plan.perform(backends, console, Operation.UPGRADE, options);
    }
}
