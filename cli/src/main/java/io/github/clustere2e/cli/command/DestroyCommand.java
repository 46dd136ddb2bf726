// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.cli.command;

import com.google.inject.Inject;
import io.github.clustere2e.api.ClusterInfo;
import io.github.clustere2e.api.ClusterProvider;
import io.github.clustere2e.api.FanOut;
import io.github.clustere2e.cli.terminal.Console;
import io.github.clustere2e.cli.terminal.Durations;
import io.github.clustere2e.cli.terminal.ExitStatus;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Removes clusters. */
@Command(
        name = "destroy",
        description = {
            "Removes clusters with all that was made for them, several at once.",
            "If any of the names is unknown, nothing is removed."
        })
public final class DestroyCommand implements Callable<Integer> {

    @Parameters(arity = "1..*", paramLabel = "NAME", description = "The clusters.")
    private List<String> names;

    @Mixin
    private BackendOption backend;

    private final Backends backends;
    private final Console console;

    @Inject
    DestroyCommand(Backends backends, Console console) {
        this.backends = backends;
        this.console = console;
    }

    @Override
    public Integer call() {
        ClusterProvider provider = backends.pick(backend.id);
        List<ClusterInfo> clusters = Census.find(provider, names);
        FanOut.of("destroy")
                .over(clusters, ClusterInfo::name, cluster -> destroy(provider, cluster))
                .orThrow();
        return ExitStatus.DONE;
    }

    private String destroy(ClusterProvider provider, ClusterInfo info) {
        long begun = System.nanoTime();
        provider.destroy(info.name());
        console.err()
                .println("Destroyed '" + info.name() + "': "
                        + Words.nodes(info.nodes().size()) + " in "
                        + Durations.exact(Duration.ofNanos(System.nanoTime() - begun)) + ".");
        return info.name();
    }
}
