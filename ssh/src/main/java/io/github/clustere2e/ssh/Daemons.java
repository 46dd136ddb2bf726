// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The threads that all nodes share. None of them keeps the JVM alive, and idle ones go. */
final class Daemons {

    /** Runs what may block: connecting, opening channels, sending input. As many threads as have something to do. */
    static final ExecutorService WORKERS = new ThreadPoolExecutor(
            0, Integer.MAX_VALUE, 30, TimeUnit.SECONDS, new SynchronousQueue<>(), factory("cluster-e2e-ssh-"));

    /** Runs what must not block: it starts things when their time has come. */
    static final ScheduledThreadPoolExecutor CLOCK = clock();

    private Daemons() {}

    static ThreadFactory factory(String prefix) {
        AtomicInteger count = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, prefix + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    private static ScheduledThreadPoolExecutor clock() {
        ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(1, factory("cluster-e2e-ssh-clock-"));
        clock.setRemoveOnCancelPolicy(true);
        return clock;
    }
}
