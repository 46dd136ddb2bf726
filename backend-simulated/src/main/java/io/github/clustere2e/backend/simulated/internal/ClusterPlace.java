// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.simulated.internal;

import io.github.clustere2e.api.BackendUnavailableException;
import io.github.clustere2e.api.InterruptedClusterException;
import io.github.clustere2e.api.Trouble;
import io.github.clustere2e.backend.simulated.internal.scripted.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.FileLockInterruptionException;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The directory of one cluster, in the one for temporary files. A lock on a file beside it tells that its process lives: the
 * kernel takes it away when that ends, however it does, and then the next process removes the directory.
 */
final class ClusterPlace implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ClusterPlace.class);
    private static final String PREFIX = "cluster-e2e-simulated-";
    private static final String LOCK = ".lock";

    /** Not even looked at when sweeping: to close a file gives up all locks that the process has on it (fcntl(2)). */
    private static final Set<Path> OWN = ConcurrentHashMap.newKeySet();

    private final Path directory;
    private final Path lockFile;
    private final FileChannel lock;

    private ClusterPlace(Path directory, Path lockFile, FileChannel lock) {
        this.directory = directory;
        this.lockFile = lockFile;
        this.lock = lock;
    }

    /** One at a time: who sweeps must not find the file of another thread before that has its lock. */
    static synchronized ClusterPlace make() {
        Path home = Path.of(System.getProperty("java.io.tmpdir"));
        sweep(home);
        try {
            Path lockFile = Files.createTempFile(home, PREFIX, LOCK);
            OWN.add(lockFile);
            FileChannel lock = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            lock.lock();
            while (!Files.exists(lockFile)) {
                // Another process has swept it away before it was locked.
                lock.close();
                lock = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                lock.lock();
            }
            Path directory = directory(lockFile);
            // Nodes of other users than this one pass through it; what is in it is theirs alone.
            Files.createDirectory(
                    directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx--x--x")));
            return new ClusterPlace(directory, lockFile, lock);
        } catch (FileLockInterruptionException | ClosedByInterruptException e) {
            throw new InterruptedClusterException("interrupted while the cluster was given a directory", e);
        } catch (IOException e) {
            throw new BackendUnavailableException(
                    Trouble.TEMPORARY_FILES.explain("The files of simulated nodes cannot be kept in " + home + " (" + e
                            + "). Name another directory with -Djava.io.tmpdir"),
                    e);
        }
    }

    private static Path directory(Path lockFile) {
        String name = String.valueOf(lockFile.getFileName());
        return lockFile.resolveSibling(name.substring(0, name.length() - LOCK.length()));
    }

    /** A directory of its own for a node; it is there already when it is switched on again. */
    Path node(String name) throws IOException {
        Path root = directory.resolve(name);
        if (!Files.exists(root)) {
            Files.createDirectory(
                    root, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        }
        return root;
    }

    void remove(String node) throws IOException {
        Trees.delete(directory.resolve(node));
        Files.deleteIfExists(directory.resolve(node + ".mounts"));
    }

    @Override
    public void close() {
        try {
            Trees.delete(directory);
            Files.deleteIfExists(lockFile);
            lock.close();
            OWN.remove(lockFile);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes what processes have left behind that were killed. */
    private static void sweep(Path home) {
        try (Stream<Path> files = Files.list(home)) {
            List<Path> locks = files.filter(file -> {
                        String name = String.valueOf(file.getFileName());
                        return name.startsWith(PREFIX) && name.endsWith(LOCK) && !OWN.contains(file);
                    })
                    .toList();
            locks.forEach(ClusterPlace::sweepOne);
        } catch (IOException e) {
            LOG.debug("{} cannot be listed", home, e);
        }
    }

    private static void sweepOne(Path lockFile) {
        try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            if (lock != null) {
                Trees.delete(directory(lockFile));
                Files.deleteIfExists(lockFile);
            }
        } catch (OverlappingFileLockException e) {
            LOG.debug("{} is of this process", lockFile);
        } catch (IOException e) {
            LOG.debug("{} is somebody else's", lockFile, e);
        }
    }
}
