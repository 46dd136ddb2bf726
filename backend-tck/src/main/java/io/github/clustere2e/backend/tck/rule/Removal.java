// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.tck.rule;

import io.github.clustere2e.api.ClusterInfo;
import io.github.clustere2e.api.ClusterProvider;
import io.github.clustere2e.api.SnapshotInfo;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes what rules have left behind, be it that a rule failed or that the backend forgot it. */
final class Removal {

    private static final Logger LOG = LoggerFactory.getLogger(Removal.class);

    private Removal() {}

    static void of(Subject subject, Set<String> names) {
        ClusterProvider provider = subject.provider();
        attempt(() -> provider.list().stream()
                .map(ClusterInfo::name)
                .filter(names::contains)
                .forEach(name -> attempt(() -> provider.destroy(name))));
        attempt(() -> provider.snapshots().stream()
                .map(SnapshotInfo::tag)
                .filter(names::contains)
                .forEach(tag -> attempt(() -> provider.removeSnapshot(tag))));
    }

    private static void attempt(Runnable removal) {
        try {
            removal.run();
        } catch (RuntimeException | Error e) {
            LOG.warn("What a rule left behind could not be removed", e);
        }
    }
}
