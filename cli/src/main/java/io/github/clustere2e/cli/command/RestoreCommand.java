// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.cli.command;

import com.google.inject.Inject;
import io.github.clustere2e.api.ClusterProvider;
import io.github.clustere2e.api.RestoreSpec;
import io.github.clustere2e.api.SnapshotInfo;
import io.github.clustere2e.cli.terminal.Console;
import io.github.clustere2e.cli.terminal.ExitStatus;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a cluster from a snapshot. */
@Command(
        name = "restore",
        description = {
            "Makes a cluster from a snapshot: nodes with the names, addresses, keys and files that were kept.",
            "One cluster at a time can have the addresses of a snapshot."
        })
public final class RestoreCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "TAG", description = "The snapshot.")
    private String tag;

    @Parameters(index = "1", paramLabel = "NAME", description = "What the cluster is to be called.")
    private String name;

    @Option(
            names = "--wait",
            paramLabel = "DURATION",
            converter = DurationConverter.class,
            description = "Waits so long, such as 10m, while another cluster has the addresses. Default: not at all.")
    private Optional<Duration> patience;

    @Mixin
    private NewCluster made;

    @Mixin
    private BackendOption backend;

    private final Backends backends;
    private final Console console;

    @Inject
    RestoreCommand(Backends backends, Console console) {
        this.backends = backends;
        this.console = console;
    }

    @Override
    public Integer call() {
        RestoreSpec.Builder builder = RestoreSpec.of(tag)
                .name(name)
                .lease(made.lease())
                .timeout(made.timeout())
                .waitForTurn(patience.orElse(Duration.ZERO));
        builder.build();
        ClusterProvider provider = backends.pick(backend.id);
        int nodes = size(provider.snapshots());
        made.make(
                console,
                "restored",
                nodes,
                backend,
                progress -> provider.restore(builder.progressListener(progress).build()));
        return ExitStatus.DONE;
    }

    /** How many nodes to wait for; a snapshot that does not exist is refused when it is to be restored. */
    private int size(List<SnapshotInfo> snapshots) {
        return snapshots.stream()
                .filter(snapshot -> snapshot.tag().equals(tag))
                .mapToInt(snapshot -> snapshot.nodes().size())
                .sum();
    }
}
