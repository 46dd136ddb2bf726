// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.cli.command;

import com.google.inject.Inject;
import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.PowerControl;
import io.github.clustere2e.cli.terminal.Console;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Switches nodes off. */
@Command(
        name = "stop",
        description = {
            "Shuts nodes down in order, several at once.",
            "They keep their names, addresses, keys and disks. A node that is off already stays so."
        })
public final class StopCommand implements Callable<Integer> {

    @Parameters(paramLabel = "NAME", description = "The cluster.")
    private String name;

    @Mixin
    private NodeNames nodes;

    @Option(
            names = "--timeout",
            paramLabel = "DURATION",
            converter = DurationConverter.class,
            description = "How long a node may take, such as 30s; then it is killed. Default: 2m.")
    private Optional<Duration> timeout;

    @Mixin
    private BackendOption backend;

    private final Backends backends;
    private final Console console;

    @Inject
    StopCommand(Backends backends, Console console) {
        this.backends = backends;
        this.console = console;
    }

    @Override
    public Integer call() {
        Duration limit = timeout.orElse(PowerControl.DEFAULT_STOP_LIMIT);
        try (Cluster cluster = backends.pick(backend.id).attach(name)) {
            PowerControl power = cluster.capability(PowerControl.class);
            return new NodeWork(console, "stop", "Stopped").on(nodes.of(cluster), node -> power.stop(node, limit));
        }
    }
}
