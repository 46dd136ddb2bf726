// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.kernel;

import io.github.clustere2e.backend.Machine;
import io.github.clustere2e.backend.Reach;
import io.github.clustere2e.ssh.SshNode;

/** A machine, and the node that it is. */
record Member(Machine machine, SshNode node) {

    /** The machine may listen at another port since it was started. */
    void reachedBy(Reach reach) {
        if (!reach.ssh().equals(node.endpoint())) {
            node.moveTo(reach.ssh());
        }
    }
}
