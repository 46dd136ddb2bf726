// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal;

import io.github.clustere2e.api.ClusterException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Lets one thread of one process at a time do something. */
final class ExclusiveLock {

    private ExclusiveLock() {}

    static void during(Path file, Runnable work) {
        // The file keeps other processes out; threads of this one may not even ask for it twice.
        synchronized (ExclusiveLock.class) {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                if (lock.isValid()) {
                    work.run();
                }
            } catch (IOException e) {
                throw new ClusterException("Cannot lock " + file + ": " + e.getMessage(), e);
            }
        }
    }
}
