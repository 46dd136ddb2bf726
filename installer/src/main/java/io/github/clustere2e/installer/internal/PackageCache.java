// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.internal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files on this machine that are dear to fetch: archives of packages by distribution and set, and downloads.
 *
 * <p>An entry is a directory with one file and its SHA-256 in the form that {@code sha256sum -c} reads. It is made
 * aside and renamed, under a lock that holds among threads and among processes, so that it is there whole or not at
 * all, and each set is fetched once. Whoever uses an entry checks it first; a damaged one is fetched anew.
 */
public final class PackageCache {

    private static final Logger LOG = LoggerFactory.getLogger(PackageCache.class);
    private static final String SUMS = "SHA256SUMS";
    /** A process cannot hold the same file lock twice, so that its threads queue here first. */
    private static final Map<Path, ReentrantLock> THREADS = new ConcurrentHashMap<>();

    private final Path root;
    private final String fileName;

    /**
     * Makes a cache of archives of packages.
     *
     * @param root where it is; made when it is needed
     */
    public PackageCache(Path root) {
        this(root, "packages.tar");
    }

    /**
     * Makes a cache.
     *
     * @param root where it is; made when it is needed
     * @param fileName what the file of each entry is called
     */
    public PackageCache(Path root, String fileName) {
        this.root = root.toAbsolutePath().normalize();
        this.fileName = fileName;
    }

    /**
     * Returns an archive, which is fetched if it is not there or is damaged.
     *
     * @param distribution such as {@code debian-12-amd64}
     * @param set names the set of packages among those of the distribution
     * @param fetch writes the archive to the file that it is given
     * @return the archive, and whether it was fetched now
     * @throws IOException if the cache cannot be read or written
     * @throws InterruptedException if the thread was interrupted
     */
    public Entry get(String distribution, String set, Fetch fetch) throws IOException, InterruptedException {
        Path entry = root.resolve(distribution).resolve(set);
        if (isWhole(entry)) {
            return new Entry(entry.resolve(fileName), false);
        }
        Files.createDirectories(entry.getParent());
        ReentrantLock lock = THREADS.computeIfAbsent(entry, path -> new ReentrantLock());
        lock.lockInterruptibly();
        try (FileChannel channel = FileChannel.open(
                entry.resolveSibling(set + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.lock(); // released when the channel is closed
            if (isWhole(entry)) {
                return new Entry(entry.resolve(fileName), false);
            }
            removeLeftovers(entry);
            make(entry, fetch);
            return new Entry(entry.resolve(fileName), true);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Forgets a file, so that it is fetched the next time. A process that sends it at that moment may fail.
     *
     * @param distribution such as {@code debian-12-amd64}
     * @param set names the set of packages among those of the distribution
     * @throws IOException if the cache cannot be written
     */
    public void forget(String distribution, String set) throws IOException {
        Path sums = root.resolve(distribution).resolve(set).resolve(SUMS);
        Files.deleteIfExists(sums); // without it the entry is not whole, and whoever fetches next removes it
    }

    private void make(Path entry, Fetch fetch) throws IOException, InterruptedException {
        Path aside = Files.createTempDirectory(entry.getParent(), prefix(entry));
        try {
            Path archive = aside.resolve(fileName);
            fetch.to(archive);
            Files.writeString(aside.resolve(SUMS), Digests.sha256(archive) + "  " + fileName + "\n");
            Files.move(aside, entry, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            delete(aside);
        }
    }

    /** Under the lock, whatever is there beside a whole entry belongs to nobody: its process was killed. */
    private static void removeLeftovers(Path entry) throws IOException {
        delete(entry);
        try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(entry.getParent(), prefix(entry) + "*")) {
            for (Path leftover : leftovers) {
                delete(leftover);
            }
        }
    }

    private boolean isWhole(Path entry) throws IOException {
        try {
            String sums = Files.readString(entry.resolve(SUMS));
            if (sums.equals(Digests.sha256(entry.resolve(fileName)) + "  " + fileName + "\n")) {
                return true;
            }
            LOG.warn("What is in {} is damaged and is fetched anew", entry);
        } catch (NoSuchFileException e) {
            LOG.debug("{} is not in the cache", entry);
        }
        return false;
    }

    private static String prefix(Path entry) {
        return "." + entry.getFileName() + "-";
    }

    private static void delete(Path directory) throws IOException {
        if (Files.isDirectory(directory)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
                for (Path file : files) {
                    Files.delete(file);
                }
            }
            Files.delete(directory);
        }
    }

    /**
     * A file of the cache.
     *
     * @param archive such as a tar file of packages
     * @param fetched whether it was fetched now, rather than found
     */
    public record Entry(Path archive, boolean fetched) {}

    /** Fetches an archive. */
    @FunctionalInterface
    public interface Fetch {

        /**
         * Fetches it.
         *
         * @param archive the file to write
         * @throws IOException if it cannot be written
         * @throws InterruptedException if the thread was interrupted
         */
        void to(Path archive) throws IOException, InterruptedException;
    }
}
