// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.cli.interrupt;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.InterruptedClusterException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** What is to be done when Ctrl-C comes at an awkward moment. */
public final class Interrupts {

    private Interrupts() {}

    /** Ctrl-C may come when the library has just ended: what the user gave up must not stay. */
    public static void destroyIfInterrupted(Cluster cluster) {
        if (Thread.currentThread().isInterrupted()) {
            uninterruptibly(cluster::destroy);
            throw new InterruptedClusterException("cluster '" + cluster.name() + "' was removed again");
        }
    }

    /**
     * Does work that must come to its end, such as removal, although this thread was interrupted or is while it goes
     * on; the interrupt is kept for later.
     */
    public static void uninterruptibly(Runnable work) {
        try {
            // On a thread of its own, which Ctrl-C does not know of; join() keeps interrupts to itself.
            CompletableFuture.runAsync(work, task -> new Thread(task, "cluster-e2e-removal").start())
                    .join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }
}
