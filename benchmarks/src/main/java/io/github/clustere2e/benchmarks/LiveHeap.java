// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.benchmarks;

import io.github.clustere2e.api.OutputListener;
import io.github.clustere2e.api.StandardStream;

/** Looks at the heap while output comes: how much is in use after a collection, at the most. */
final class LiveHeap implements OutputListener {

    private final long every;
    private long left;
    private volatile long most;

    /** Looks each time that so many bytes have come. */
    LiveHeap(long every) {
        this.every = every;
        this.left = every;
    }

    @Override
    public void output(StandardStream stream, byte[] chunk) {
        left -= chunk.length;
        if (left <= 0) {
            left = every;
            System.gc();
            Runtime runtime = Runtime.getRuntime();
            most = Math.max(most, runtime.totalMemory() - runtime.freeMemory());
        }
    }

    /** In bytes. */
    long most() {
        return most;
    }
}
