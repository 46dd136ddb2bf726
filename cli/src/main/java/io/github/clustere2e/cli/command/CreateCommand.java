// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.cli.command;

import com.google.inject.Inject;
import io.github.clustere2e.api.ClusterProvider;
import io.github.clustere2e.api.ClusterSpec;
import io.github.clustere2e.api.NodeRequirements;
import io.github.clustere2e.api.OptionValue;
import io.github.clustere2e.api.Role;
import io.github.clustere2e.cli.terminal.Console;
import io.github.clustere2e.cli.terminal.ExitStatus;
import io.github.clustere2e.installer.Installers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a cluster that stands until it is destroyed. */
@Command(
        name = "create",
        description = {
            "Makes a cluster that stands until it is destroyed or its lease ends.",
            "The name is 1 to 40 lower-case letters, digits and hyphens, beginning with a letter."
        })
public final class CreateCommand implements Callable<Integer> {

    @Parameters(paramLabel = "NAME", description = "What the cluster is to be called.")
    private String name;

    @Option(names = "--masters", paramLabel = "N", description = "How many nodes of role master.")
    private int masters;

    @Option(names = "--agents", paramLabel = "N", description = "How many nodes of role agent.")
    private int agents;

    @Option(names = "--public-agents", paramLabel = "N", description = "How many nodes of role public_agent.")
    private int publicAgents;

    @Option(
            names = "--role",
            paramLabel = "ROLE=N",
            converter = RoleCount.Converter.class,
            description = "How many nodes of any other role, such as broker=3. May be given again for another role.")
    private List<RoleCount> roles = new ArrayList<>();

    @Option(
            names = "--for",
            paramLabel = "INSTALLER",
            description =
                    "Gives the nodes what this installer needs, such as dcos: packages, volumes, Docker. May be given"
                            + " again.")
    private List<String> software = new ArrayList<>();

    @Option(
            names = "--option",
            paramLabel = "NAME=VALUE",
            description =
                    "An option of the backend, such as memory.agent=512m. May be given again. A name that does not"
                            + " exist lists those that do.")
    private List<String> options = new ArrayList<>();

    @Mixin
    private NewCluster made;

    @Mixin
    private BackendOption backend;

    private final Backends backends;
    private final Console console;

    @Inject
    CreateCommand(Backends backends, Console console) {
        this.backends = backends;
        this.console = console;
    }

    @Override
    public Integer call() {
        ClusterSpec.Builder builder =
                ClusterSpec.builder().name(name).lease(made.lease()).timeout(made.timeout());
        add(builder, Role.MASTER, masters);
        add(builder, Role.AGENT, agents);
        add(builder, Role.PUBLIC_AGENT, publicAgents);
        roles.forEach(role -> add(builder, role.role(), role.count()));
        int nodes = builder.build().size();
        ClusterProvider provider = backends.pick(backend.id);
        if (!options.isEmpty()) {
            builder.options(provider.readOptions(
                    options.stream().map(OptionValue::parse).toList()));
        }
        made.make(
                console,
                "ready",
                nodes,
                backend,
                progress -> provider.create(builder.progressListener(progress).build()));
        return ExitStatus.DONE;
    }

    /** No nodes of a role is what its option says without a word; fewer than none is refused by the builder. */
    private void add(ClusterSpec.Builder builder, Role role, int count) {
        if (count != 0) {
            NodeRequirements needs = NodeRequirements.none();
            for (String id : software) {
                needs = needs.and(Installers.named(id, List.of()).requirements(role));
            }
            builder.nodes(role, count, needs);
        }
    }
}
