// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.kernel;

import io.github.clustere2e.backend.Machine;
import io.github.clustere2e.backend.Reach;
import io.github.clustere2e.ssh.SshNode;

/** A machine, and the node that it is. */
record Member(Machine machine, SshNode node) {

    /** Whether it is that very machine, rather than one that has taken its place. */
    boolean isOn(Machine other) {
        return machine.reference().equals(other.reference());
    }

    /** The machine may be somewhere else since it was started. */
    void reachedBy(Reach reach) {
        node.moved(reach.publicAddress(), reach.privateAddress(), reach.ssh());
    }
}
