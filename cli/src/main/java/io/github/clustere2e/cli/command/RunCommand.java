// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.cli.command;

import com.google.inject.Inject;
import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.Nodes;
import io.github.clustere2e.api.Role;
import io.github.clustere2e.cli.remote.RemoteRun;
import io.github.clustere2e.cli.terminal.Console;
import io.github.clustere2e.installer.dcos.DcosCluster;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs a command on nodes. */
@CommandLine.Command(
        name = "run",
        customSynopsis =
                "@|bold cluster-e2e run|@ NAME [--node REF]... [--role ROLE]... [--all] [--user USER] [--shell] [--test-env]%n"
                        + "                [--timeout DURATION] [--backend ID] -- COMMAND...",
        description = {
            "Runs a command on nodes and shows its output while it comes.",
            "",
            "On one node it is as if the command ran here: its output is passed through byte by byte, it reads our"
                    + " standard input unless that is a terminal, and its exit status becomes ours. On several nodes"
                    + " they run at once, each line begins with its node's name, and the highest exit status becomes"
                    + " ours. If a node cannot be reached or the time limit passes, that counts as status 1.",
            "",
            "Without --node, --role and --all the cluster's only node is meant.",
            ""
        })
public final class RunCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "NAME", description = "The cluster.")
    private String name;

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "COMMAND",
            description = "The program and its arguments, which no shell touches unless --shell is given.")
    private List<String> arguments;

    @Mixin
    private NodeSelection selection;

    @Option(names = "--user", paramLabel = "USER", description = "Runs it as this user of the node. Default: root.")
    private Optional<String> user;

    @Option(
            names = "--test-env",
            description =
                    "Runs it among the integration tests of DC/OS, with their environment. Default node: the first"
                            + " master.")
    private boolean testEnvironment;

    @Option(names = "--shell", description = "Joins the arguments with blanks and lets the node's sh read them.")
    private boolean shell;

    @Option(
            names = "--timeout",
            paramLabel = "DURATION",
            converter = DurationConverter.class,
            description = "How long it may run, such as 90s or 2h; then it is ended on the node. Default: 10m.")
    private Optional<Duration> timeout;

    @Mixin
    private BackendOption backend;

    private final Backends backends;
    private final Console console;

    @Inject
    RunCommand(Backends backends, Console console) {
        this.backends = backends;
        this.console = console;
    }

    @Override
    public Integer call() {
        Command command = command();
        try (Cluster cluster = backends.pick(backend.id).attach(name)) {
            if (!testEnvironment) {
                return new RemoteRun(console).on(selection.of(cluster), command);
            }
            Nodes nodes = selection.orFirst(cluster, Role.MASTER);
            Command wrapped = DcosCluster.of(cluster).inTestEnvironment(nodes.first(), command);
            return new RemoteRun(console).on(nodes, wrapped);
        }
    }

    private Command command() {
        Command.Builder builder = (shell
                        ? Command.shell(String.join(" ", arguments)).toBuilder()
                        : Command.builder(arguments))
                .timeout(timeout.orElse(Command.DEFAULT_TIMEOUT));
        user.ifPresent(builder::user);
        return builder.build();
    }
}
