// SPDX-License-Identifier: Apache-2.0
package com.example.netns;

import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.PowerControl;
import io.github.clustere2e.backend.ClusterHandle;
import java.time.Duration;

/** A node that is off has its namespace, its address and its disk, but no process. Thread-safe. */
record Power(Script script, ClusterHandle cluster) implements PowerControl {

    private static final Duration DAY = Duration.ofDays(1);

    @Override
    public void kill(Node node) {
        script.run("kill", cluster.machine(node).reference());
        cluster.disconnect(node);
    }

    @Override
    public void stop(Node node, Duration limit) {
        String name = cluster.machine(node).reference();
        checkPositive(limit);
        Duration wait = limit.compareTo(DAY) < 0 ? limit : DAY;
        script.run(Script.BOUND.plus(wait), "", "stop", name, Long.toString(wait.toMillis() / 100));
        cluster.disconnect(node);
    }

    @Override
    public void start(Node node, Duration limit) {
        String name = cluster.machine(node).reference();
        checkPositive(limit);
        script.run("start", name);
        cluster.awaitReady(node, limit);
    }

    private static void checkPositive(Duration limit) {
        if (limit.isNegative() || limit.isZero()) {
            throw new InvalidInputException("A limit is positive, and not " + limit);
        }
    }
}
