// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.testkit.evidence;

import io.github.clustere2e.api.InterruptedClusterException;
import java.util.concurrent.CountDownLatch;

/** Hangs as connections do: some heed interrupts, some do not. */
final class Hanging {

    private Hanging() {}

    static void await(CountDownLatch until, boolean heedsInterrupts) {
        boolean interrupted = false;
        while (true) {
            try {
                until.await();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
                if (heedsInterrupts) {
                    Thread.currentThread().interrupt();
                    throw new InterruptedClusterException("interrupted while it hung", e);
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
