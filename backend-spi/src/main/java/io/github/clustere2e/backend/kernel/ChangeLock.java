// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.kernel;

import io.github.clustere2e.api.ClusterException;
import io.github.clustere2e.api.InterruptedClusterException;
import io.github.clustere2e.api.Trouble;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Whoever holds it changes the members of a cluster, and nobody else does. All who can have the cluster's directory with
 * its key, so the lock lies there; when a process dies, the kernel gives it up.
 */
final class ChangeLock implements AutoCloseable {

    /** The system tells nobody when a lock on a file is given up. */
    private static final Duration PAUSE = Duration.ofMillis(50);

    /** A file lock keeps other processes out, these other threads of this one. */
    private static final Map<Path, Semaphore> HERE = new ConcurrentHashMap<>();

    private final Semaphore here;
    private final FileChannel file;

    private ChangeLock(Semaphore here, FileChannel file) {
        this.here = here;
        this.file = file;
    }

    /** Waits for its turn. */
    static ChangeLock take(ClusterDirectory directory, Deadline deadline) {
        try {
            ChangeLock lock = tryFor(directory, deadline);
            if (lock == null) {
                throw new ClusterException(Trouble.CLUSTER_BUSY.explain(
                        "The members of the cluster are being changed by somebody else, which took"
                                + " longer than this change may take. Try again later, or with a longer limit."));
            }
            return lock;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedClusterException("interrupted while somebody else changed the cluster's members", e);
        }
    }

    /** Takes it if nobody has it. */
    static Optional<ChangeLock> takeIfFree(ClusterDirectory directory) {
        try {
            return Optional.ofNullable(tryFor(directory, Deadline.in(Duration.ZERO)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static @Nullable ChangeLock tryFor(ClusterDirectory directory, Deadline deadline)
            throws InterruptedException {
        Semaphore here = HERE.computeIfAbsent(directory.path(), path -> new Semaphore(1, true));
        if (!here.tryAcquire(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS)) {
            return null;
        }
        FileChannel file = null;
        boolean taken = false;
        try {
            file = FileChannel.open(
                    directory.path().resolve("change.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            taken = lock(file, deadline);
            return taken ? new ChangeLock(here, file) : null;
        } catch (NoSuchFileException e) {
            throw new ClusterException(
                    "The cluster's directory " + directory.path() + " is gone: the cluster was destroyed", e);
        } catch (IOException e) {
            throw new ClusterException("Cannot lock " + directory.path() + ": " + e, e);
        } finally {
            if (!taken) {
                release(here, file);
            }
        }
    }

    private static boolean lock(FileChannel file, Deadline deadline) throws IOException, InterruptedException {
        while (true) {
            FileLock lock = file.tryLock();
            if (lock != null) {
                return true;
            }
            if (deadline.remaining().compareTo(PAUSE) < 0) {
                return false;
            }
            TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
        }
    }

    private static void release(Semaphore here, @Nullable FileChannel file) {
        try {
            if (file != null) {
                file.close();
            }
        } catch (IOException e) {
            throw new ClusterException("Cannot give up a lock: " + e, e);
        } finally {
            here.release();
        }
    }

    @Override
    public void close() {
        release(here, file);
    }
}
