// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal;

import io.github.clustere2e.api.ClusterNames;
import io.github.clustere2e.backend.ClusterIdentity;
import io.github.clustere2e.backend.NodeIdentity;

/** What a node's objects are called at the engine, where names are for all clusters. */
final class NodeNames {

    private NodeNames() {}

    /**
     * After the cluster that it is in now: a restored node keeps the host name that it had, and another cluster may have
     * nodes of that name.
     */
    static String of(ClusterIdentity cluster, NodeIdentity node) {
        return ClusterNames.hostname(cluster.name(), node.role(), node.index());
    }
}
