// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.testkit.evidence.internal;

import io.github.clustere2e.installer.InstallReport;
import io.github.clustere2e.testkit.evidence.facts.CommandsSince;
import io.github.clustere2e.testkit.evidence.facts.TimedProgress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All that is known of a failure, before anything is made of it.
 *
 * @param test the test's name for people
 * @param place its class and method; empty if that was not said
 * @param error what failed it; empty if that was not said
 * @param since when it began
 * @param failed when it failed
 * @param cluster the cluster; empty if there is none
 * @param commands what was run on the nodes meanwhile
 * @param progress what was heard of its set-up
 * @param plan how the installation went, if it is known
 * @param nodes what was found on each node, in the cluster's order
 */
public record Situation(
        String test,
        String place,
        Optional<Throwable> error,
        Instant since,
        Instant failed,
        Optional<ClusterFacts> cluster,
        CommandsSince commands,
        List<TimedProgress> progress,
        Optional<InstallReport> plan,
        List<NodeFacts> nodes) {

    /** Copies the lists. */
    public Situation {
        progress = List.copyOf(progress);
        nodes = List.copyOf(nodes);
    }

    /** The same with what the nodes have brought. */
    public Situation with(List<NodeFacts> found) {
        return new Situation(test, place, error, since, failed, cluster, commands, progress, plan, found);
    }
}
