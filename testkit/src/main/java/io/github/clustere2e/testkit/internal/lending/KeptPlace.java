// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.testkit.internal.lending;

import io.github.clustere2e.api.ClusterException;
import io.github.clustere2e.api.SnapshotKey;
import io.github.clustere2e.api.Trouble;
import io.github.clustere2e.api.UserState;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;

/**
 * A name that a kept cluster has, locked while somebody uses it; the lock goes with its process. Beside it stands when the
 * cluster was made that was finished under that name.
 */
final class KeptPlace implements AutoCloseable {

    /** So many runs at once keep clusters of one kind. */
    private static final int MOST = 8;

    private final String cluster;
    private final Path finished;
    private final FileChannel lock;

    private KeptPlace(String cluster, Path finished, FileChannel lock) {
        this.cluster = cluster;
        this.finished = finished;
        this.lock = lock;
    }

    static KeptPlace take(SnapshotKey key) {
        Path directory = UserState.directory().resolve("testkit").resolve("kept");
        try {
            Files.createDirectories(directory);
            for (int number = 0; number < MOST; number++) {
                String name = "kept-" + key.tag().substring(0, 16) + "-" + number;
                Optional<FileChannel> lock = lock(directory.resolve(name + ".lock"));
                if (lock.isPresent()) {
                    return new KeptPlace(name, directory.resolve(name + ".finished"), lock.get());
                }
            }
        } catch (IOException e) {
            throw new ClusterException(
                    Trouble.STATE_DIRECTORY.explain(
                            "Kept clusters are noted in " + directory + ", which cannot be written: " + e),
                    e);
        }
        throw new ClusterException(Trouble.KEPT_CLUSTERS.explain(
                "All " + MOST + " kept clusters of this kind are in use, and no more are kept: run fewer"
                        + " classes at once, or do not keep them"));
    }

    private static Optional<FileChannel> lock(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        boolean locked = false;
        try {
            locked = channel.tryLock() != null;
            return locked ? Optional.of(channel) : Optional.empty();
        } catch (OverlappingFileLockException e) {
            return Optional.empty(); // another class of this process has it
        } finally {
            if (!locked) {
                channel.close();
            }
        }
    }

    String cluster() {
        return cluster;
    }

    /** Notes that the cluster that was made then is finished. */
    void complete(Instant made) {
        try {
            Files.writeString(finished, made.toString());
        } catch (IOException e) {
            throw new ClusterException(
                    Trouble.STATE_DIRECTORY.explain(
                            "It cannot be noted in " + finished + " that a kept cluster is finished: " + e),
                    e);
        }
    }

    boolean isComplete(Instant made) {
        try {
            return Files.readString(finished).equals(made.toString());
        } catch (IOException e) {
            return false; // nobody has noted that
        }
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new ClusterException("The lock of a kept cluster cannot be released: " + e, e);
        }
    }
}
