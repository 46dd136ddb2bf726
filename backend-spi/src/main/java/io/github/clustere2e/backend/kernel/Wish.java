// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.kernel;

import io.github.clustere2e.api.ClusterSpec;
import io.github.clustere2e.api.Lease;
import io.github.clustere2e.api.ProgressListener;
import io.github.clustere2e.api.RestoreSpec;

/** What is wanted of a new cluster, wherever its machines come from. */
record Wish(String name, Lease lease, ProgressListener progressListener) {

    static Wish of(ClusterSpec spec) {
        return new Wish(spec.name(), spec.lease(), spec.progressListener());
    }

    static Wish of(RestoreSpec spec) {
        return new Wish(spec.name(), spec.lease(), spec.progressListener());
    }
}
