// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.simulated.internal.server;

/** Lets everybody through, or nobody for a while. Thread-safe. */
final class Gate {

    private boolean shut;

    synchronized void shut() {
        shut = true;
    }

    synchronized void open() {
        shut = false;
        notifyAll();
    }

    synchronized void pass() throws InterruptedException {
        while (shut) {
            wait();
        }
    }
}
