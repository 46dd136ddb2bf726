// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.cli;

import io.github.clustere2e.cli.command.CleanCommand;
import io.github.clustere2e.cli.command.CreateCommand;
import io.github.clustere2e.cli.command.DemoCommand;
import io.github.clustere2e.cli.command.DestroyCommand;
import io.github.clustere2e.cli.command.DoctorCommand;
import io.github.clustere2e.cli.command.InspectCommand;
import io.github.clustere2e.cli.command.InstallCommand;
import io.github.clustere2e.cli.command.ListCommand;
import io.github.clustere2e.cli.command.LogsCommand;
import io.github.clustere2e.cli.command.RestoreCommand;
import io.github.clustere2e.cli.command.RunCommand;
import io.github.clustere2e.cli.command.SnapshotCommand;
import io.github.clustere2e.cli.command.SnapshotsCommand;
import io.github.clustere2e.cli.command.StartCommand;
import io.github.clustere2e.cli.command.StopCommand;
import io.github.clustere2e.cli.command.UpgradeCommand;
import io.github.clustere2e.cli.command.WaitCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The program itself, when no command is given. */
@Command(
        name = "cluster-e2e",
        description = "Clusters of real hosts, on your own machine, for end-to-end tests.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        scope = ScopeType.INHERIT,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            DemoCommand.class,
            CreateCommand.class,
            ListCommand.class,
            InspectCommand.class,
            RunCommand.class,
            InstallCommand.class,
            WaitCommand.class,
            UpgradeCommand.class,
            LogsCommand.class,
            StopCommand.class,
            StartCommand.class,
            SnapshotCommand.class,
            RestoreCommand.class,
            SnapshotsCommand.class,
            DestroyCommand.class,
            CleanCommand.class,
            DoctorCommand.class
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:Done.",
            "1:It was tried and failed.",
            "2:Bad usage or bad input; nothing was made or changed.",
            "130:Interrupted by Ctrl-C; what was being made is removed."
        })
final class RootCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Option(
            names = {"-v", "--verbose"},
            scope = ScopeType.INHERIT,
            description = "Says what goes on, and shows the stack trace of an error.")
    private boolean verbose;

    boolean verbose() {
        return verbose;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "No command was given");
    }
}
