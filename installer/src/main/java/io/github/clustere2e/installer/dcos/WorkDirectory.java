// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.dcos;

import io.github.clustere2e.api.ClusterException;
import io.github.clustere2e.api.Trouble;
import io.github.clustere2e.installer.internal.Trees;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A directory of one run of DC/OS's installer on this machine. A lock says that it is in use; whoever makes the next one
 * removes those of processes that were killed.
 */
final class WorkDirectory implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WorkDirectory.class);
    private static final String PREFIX = "dcos-";
    private static final String LOCK = ".lock";

    private final Path path;
    private final FileChannel lock;
    private final Thread atExit = new Thread(this::remove, "cluster-e2e-dcos-work");

    private WorkDirectory(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /** Who makes one and who removes what is left must not meet, here and in other processes. */
    static synchronized WorkDirectory in(Path parent) {
        Path base = parent.toAbsolutePath();
        try {
            Files.createDirectories(base);
            try (FileChannel turn = open(base.resolveSibling(base.getFileName() + LOCK))) {
                turn.lock(); // released when the channel is closed
                sweep(base);
                Path path = Files.createTempDirectory(base, PREFIX);
                FileChannel lock = open(path.resolve(LOCK));
                lock.lock();
                WorkDirectory directory = new WorkDirectory(path, lock);
                Runtime.getRuntime().addShutdownHook(directory.atExit);
                return directory;
            }
        } catch (IOException e) {
            throw new ClusterException("No directory can be made in " + base + " for DC/OS's installer: " + e, e);
        }
    }

    private static FileChannel open(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    Path path() {
        return path;
    }

    Path genconf() {
        return path.resolve("genconf");
    }

    /** Until this is called it stays, so that a plan that failed can go on; with this process it goes at the latest. */
    @Override
    public void close() {
        remove();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            LOG.debug("{} is removed while this process ends", path, e);
        }
    }

    /** What its container has made belongs to root: without root's rights some of it stays. The lock goes last. */
    private void remove() {
        try (lock) {
            Trees.delete(genconf());
            Trees.delete(path);
        } catch (IOException e) {
            LOG.warn(
                    Trouble.DCOS_INSTALLER.explain("{} could not be removed whole: {}. Remove it as root"),
                    path,
                    e.toString());
        }
    }

    /** What cannot be removed hinders nobody. */
    private static void sweep(Path base) throws IOException {
        try (DirectoryStream<Path> siblings = Files.newDirectoryStream(base, PREFIX + "*")) {
            for (Path sibling : siblings) {
                if (isAbandoned(sibling)) {
                    LOG.info("Removing {}, which a process that is gone has left", sibling);
                    try {
                        Trees.delete(sibling.resolve("genconf"));
                        Trees.delete(sibling);
                    } catch (IOException e) {
                        LOG.warn(
                                Trouble.DCOS_INSTALLER.explain("{} could not be removed: {}. Remove it as root"),
                                sibling,
                                e.toString());
                    }
                }
            }
        }
    }

    private static boolean isAbandoned(Path directory) {
        try (FileChannel channel = FileChannel.open(directory.resolve(LOCK), StandardOpenOption.WRITE)) {
            return channel.tryLock() != null;
        } catch (IOException | OverlappingFileLockException e) {
            return false;
        }
    }
}
