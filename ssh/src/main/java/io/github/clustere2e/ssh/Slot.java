// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** The right to use one channel, given back once, even by somebody who gives up while it is waited for. */
final class Slot {

    private final Semaphore slots;
    private boolean held;
    private boolean givenBack;

    Slot(Semaphore slots) {
        this.slots = slots;
    }

    /** Waits for it; {@code false} if the deadline passed. */
    boolean take(Deadline deadline) throws InterruptedException {
        if (!slots.tryAcquire(deadline.leftNanos(), TimeUnit.NANOSECONDS)) {
            return false;
        }
        synchronized (this) {
            held = true;
            if (givenBack) {
                giveBack();
            }
        }
        return true;
    }

    synchronized void giveBack() {
        givenBack = true;
        if (held) {
            held = false;
            slots.release();
        }
    }
}
