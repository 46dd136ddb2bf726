// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.cli.demo;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.NodeRequirements;
import io.github.clustere2e.api.ProgressListener;

/** What the demonstration installs. */
public interface Software {

    /** What it needs of its nodes. */
    NodeRequirements requirements();

    /** Installs it on all nodes, and returns when it works. */
    Store install(Cluster cluster, ProgressListener progress);
}
