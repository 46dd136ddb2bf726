// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.cli.command;

import com.google.inject.Inject;
import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.cli.terminal.Console;
import io.github.clustere2e.cli.terminal.ExitStatus;
import io.github.clustere2e.installer.InstalledSoftware;
import io.github.clustere2e.installer.Installer;
import io.github.clustere2e.installer.InstallerProvider;
import io.github.clustere2e.installer.Installers;
import io.github.clustere2e.installer.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Unmatched;

/** Installs software. */
@Command(
        name = "install",
        customSynopsis =
                "@|bold cluster-e2e install|@ NAME INSTALLER [--dry-run] [--report FILE] [--options FILE] [--backend ID]"
                        + " [--OPTION VALUE]...%n       @|bold cluster-e2e install --list|@",
        description = {
            "Installs software on a cluster, and waits until it is ready.",
            "",
            "What is true already is not done again: after a failure, the same command goes on. If it fails, the logs of"
                    + " all nodes are collected, and the message tells where.",
            "",
            "The installer's own options come after its name; --list shows all installers with theirs.",
            ""
        })
public final class InstallCommand implements Callable<Integer> {

    @Parameters(index = "0", arity = "0..1", paramLabel = "NAME", description = "The cluster.")
    private Optional<String> name;

    @Parameters(index = "1", arity = "0..1", paramLabel = "INSTALLER", description = "The installer, such as etcd.")
    private Optional<String> id;

    @Option(names = "--list", description = "Shows all installers with their options, and installs nothing.")
    private boolean list;

    @Unmatched
    private List<String> options = new ArrayList<>();

    @Mixin
    private PlanRunning running;

    @Mixin
    private BackendOption backend;

    private final Backends backends;
    private final Console console;

    @Inject
    InstallCommand(Backends backends, Console console) {
        this.backends = backends;
        this.console = console;
    }

    @Override
    public Integer call() {
        if (list) {
            console.out().print(InstallerTable.of(Installers.all()));
            return ExitStatus.DONE;
        }
        String cluster = Words.required(name, "NAME: which cluster");
        InstallerProvider provider = Installers.named(Words.required(id, "INSTALLER: what is to be installed"));
        Installer installer = Installers.named(provider.id(), running.options(options));
        try (Cluster attached = backends.pick(backend.id).attach(cluster)) {
            installer.plan(attached); // bad input is told before anything is changed
            if (!running.isDry()) {
                InstalledSoftware.remember(attached, provider.id());
            }
            return running.perform(console, attached, installer, Operation.INSTALL);
        }
    }
}
