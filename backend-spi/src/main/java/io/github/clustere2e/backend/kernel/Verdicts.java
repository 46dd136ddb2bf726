// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.kernel;

import io.github.clustere2e.api.CleanRequest.Scope;
import io.github.clustere2e.api.ClusterInfo;
import io.github.clustere2e.backend.FoundCluster;

/** Decides which clusters a cleaning removes, and says why in words for people. */
record Verdicts(Census census, Scope scope) {

    /**
     * What becomes of a cluster.
     *
     * @param goes whether it is removed
     * @param reason why, or why not
     */
    record Verdict(boolean goes, String reason) {}

    Verdict of(FoundCluster cluster) {
        ClusterInfo info = census.info(cluster);
        if (cluster.identity().id().isEmpty()) {
            return new Verdict(false, "its labels are not complete, so that nobody knows whose it is");
        }
        if (info.state() == ClusterInfo.State.ABANDONED) {
            return new Verdict(true, "its owner or its lease has ended");
        }
        if (!census.isOurs(cluster.identity())) {
            return new Verdict(
                    false,
                    "whether its owner, " + info.owner() + " elsewhere, still has it cannot be seen from here; "
                            + info.expires()
                                    .map(end -> "its lease ends at " + end)
                                    .orElse("it has no lease: 'destroy' removes it"));
        }
        return info.state() == ClusterInfo.State.STANDING ? standing(info) : inUse(info);
    }

    private Verdict standing(ClusterInfo info) {
        return scope.compareTo(Scope.STANDING) >= 0
                ? new Verdict(true, "it was standing")
                : new Verdict(
                        false,
                        "it is standing"
                                + info.expires().map(end -> ", until " + end).orElse(""));
    }

    private Verdict inUse(ClusterInfo info) {
        return scope == Scope.EVERYTHING
                ? new Verdict(true, "it was taken from " + info.owner())
                : new Verdict(false, info.owner() + " is building or using it");
    }
}
