// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.tck.internal;

import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.RunningCommand;
import io.github.clustere2e.api.StandardInput;
import io.github.clustere2e.backend.tck.rule.Bench;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Commands of which none ends before all have begun: if they do not run at the same time, they never do. */
final class Gathering {

    private Gathering() {}

    static void of(Bench bench, List<Node> nodes) throws Exception {
        AtomicInteger begun = new AtomicInteger();
        List<Limited<RunningCommand>> starting = new ArrayList<>();
        for (Node node : nodes) {
            Command command = Command.builder("sh", "-c", "echo begun; cat; echo done; : one of " + nodes.size())
                    .stdin(StandardInput.piped())
                    .output((stream, chunk) -> begun.addAndGet(count(chunk)))
                    .build();
            starting.add(Limited.start("the start of one of " + nodes.size() + " commands", () -> node.start(command)));
        }
        Duration patience = bench.subject().patience();
        try {
            bench.await(nodes.size() + " commands to run at the same time", () -> begun.get() >= nodes.size());
            for (Limited<RunningCommand> each : starting) {
                RunningCommand running = each.await(patience);
                running.stdin().close();
                Expect.equal(
                        "the output of a command",
                        List.of("begun", "done"),
                        running.await(patience).orElseThrow().lines());
            }
        } finally {
            for (Limited<RunningCommand> each : starting) {
                end(each);
            }
        }
    }

    private static void end(Limited<RunningCommand> starting) throws Exception {
        if (!starting.isDone()) {
            starting.interrupt();
            return;
        }
        starting.await(Duration.ZERO).close();
    }

    private static int count(byte[] chunk) {
        int count = 0;
        for (byte b : chunk) {
            count += b == 'b' ? 1 : 0;
        }
        return count;
    }
}
