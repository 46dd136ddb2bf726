// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.simulated.internal.server;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.sshd.common.FactoryManager;
import org.apache.sshd.common.io.IoServiceFactory;
import org.apache.sshd.common.io.nio2.Nio2ServiceFactory;
import org.apache.sshd.common.util.threads.NoCloseExecutor;
import org.apache.sshd.server.SshServer;

/** The threads that the SSH servers of one cluster share, and that end with it. Thread-safe. */
public final class ServerThreads implements AutoCloseable {

    private final ExecutorService workers;
    private final ScheduledExecutorService clock;
    private final Nio2ServiceFactory io;

    /**
     * Makes them.
     *
     * @param cluster the cluster's name, for the names of the threads
     */
    public ServerThreads(String cluster) {
        workers = Executors.newCachedThreadPool(daemons("cluster-e2e-simulated-" + cluster + "-"));
        clock = Executors.newSingleThreadScheduledExecutor(daemons("cluster-e2e-simulated-clock-" + cluster + "-"));
        io = new Nio2ServiceFactory(
                SshServer.setUpDefaultServer(), new NoCloseExecutor(workers), new NoCloseExecutor(workers));
    }

    /**
     * Returns threads for whatever waits.
     *
     * @return the threads, which are daemons
     */
    public ExecutorService workers() {
        return workers;
    }

    ScheduledExecutorService clock() {
        return clock;
    }

    /** What a server takes for its own, and closes. */
    IoServiceFactory io(FactoryManager server) {
        return new SharedIo(io, server);
    }

    @Override
    public void close() {
        io.close(true);
        clock.shutdownNow();
        workers.shutdownNow();
    }

    private static ThreadFactory daemons(String prefix) {
        AtomicInteger count = new AtomicInteger();
        return work -> {
            Thread thread = new Thread(work, prefix + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
