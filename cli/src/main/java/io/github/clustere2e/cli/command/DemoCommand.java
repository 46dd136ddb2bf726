// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.cli.command;

import com.google.inject.Inject;
import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.cli.demo.Demo;
import io.github.clustere2e.cli.terminal.ExitStatus;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows the main job from end to end. */
@Command(
        name = "demo",
        description = {
            "Shows what this is for: makes three nodes, installs etcd on them over SSH, writes keys, kills the leader's"
                    + " node, waits until the others elect a new leader, reads every key back, and removes everything."
        })
public final class DemoCommand implements Callable<Integer> {

    private static final int MOST_KEYS = 10_000;

    @Option(names = "--keep", description = "Leaves the cluster standing.")
    private boolean keep;

    @Option(
            names = "--keys",
            paramLabel = "N",
            defaultValue = "100",
            description = "How many keys to write, 1 to 10000. Default: 100.")
    private int keys;

    @Mixin
    private BackendOption backend;

    private final Backends backends;
    private final Demo demo;

    @Inject
    DemoCommand(Backends backends, Demo demo) {
        this.backends = backends;
        this.demo = demo;
    }

    @Override
    public Integer call() {
        if (keys < 1 || keys > MOST_KEYS) {
            throw new InvalidInputException("The demo cannot write " + keys + " keys: ask for 1 to " + MOST_KEYS);
        }
        demo.run(backends.pick(backend.id), keys, keep);
        return ExitStatus.DONE;
    }
}
