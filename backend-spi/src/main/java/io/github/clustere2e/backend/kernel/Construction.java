// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.kernel;

import io.github.clustere2e.backend.ClusterIdentity;
import java.util.List;
import java.util.Map;

/** How the machines of a new cluster come to be. */
interface Construction {

    /** Refuses what cannot be, before anything is made. */
    void validate();

    /** What must be known of the cluster later, as labels. */
    Map<String, String> remembered();

    /** Makes the machines, keeps the key to them in the directory, and returns when all are ready. */
    Result build(ClusterIdentity identity, ClusterDirectory directory, Progress progress);

    /** The members, and what makes nodes of further machines. */
    record Result(NodeFactory nodes, List<Member> members) {}
}
