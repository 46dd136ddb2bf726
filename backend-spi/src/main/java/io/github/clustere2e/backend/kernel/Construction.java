// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.kernel;

import io.github.clustere2e.backend.ClusterIdentity;
import java.util.List;

/** How the machines of a new cluster come to be. */
interface Construction {

    /** Refuses what cannot be, before anything is made. */
    void validate();

    /** Makes the machines, keeps the key to them in the directory, and returns when all are ready. */
    List<Member> build(ClusterIdentity identity, ClusterDirectory directory, Progress progress);
}
