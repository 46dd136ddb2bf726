// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.cli.command;

import com.google.inject.Inject;
import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.ClusterSpec;
import io.github.clustere2e.api.PowerControl;
import io.github.clustere2e.cli.terminal.Console;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Switches nodes on. */
@Command(
        name = "start",
        description = {
            "Starts nodes that were stopped, several at once, and waits until they are ready.",
            "Of a node that is on already it is only waited for that."
        })
public final class StartCommand implements Callable<Integer> {

    @Parameters(paramLabel = "NAME", description = "The cluster.")
    private String name;

    @Mixin
    private NodeNames nodes;

    @Option(
            names = "--timeout",
            paramLabel = "DURATION",
            converter = DurationConverter.class,
            description = "How long a node may take to be ready, such as 90s. Default: 5m.")
    private Optional<Duration> timeout;

    @Mixin
    private BackendOption backend;

    private final Backends backends;
    private final Console console;

    @Inject
    StartCommand(Backends backends, Console console) {
        this.backends = backends;
        this.console = console;
    }

    @Override
    public Integer call() {
        Duration limit = timeout.orElse(ClusterSpec.DEFAULT_TIMEOUT);
        try (Cluster cluster = backends.pick(backend.id).attach(name)) {
            PowerControl power = cluster.capability(PowerControl.class);
            return new NodeWork(console, "start", "Started").on(nodes.of(cluster), node -> power.start(node, limit));
        }
    }
}
