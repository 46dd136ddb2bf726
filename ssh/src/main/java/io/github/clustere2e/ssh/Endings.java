// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Counts the commands of one node that are being ended: the connection has to last until they are. Thread-safe. */
final class Endings {

    private int running;

    synchronized void begin(Runnable ending) {
        running++;
        Daemons.WORKERS.execute(() -> {
            try {
                ending.run();
            } finally {
                done();
            }
        });
    }

    private synchronized void done() {
        running--;
        notifyAll();
    }

    /** Waits until what was begun is done, or for so long. */
    synchronized void await(Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        try {
            for (long left = limit.toNanos(); running > 0 && left > 0; left = end - System.nanoTime()) {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
