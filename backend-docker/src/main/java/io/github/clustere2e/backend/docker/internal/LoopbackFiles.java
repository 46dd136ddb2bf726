// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal;

import io.github.clustere2e.api.ClusterException;
import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.backend.ClusterIdentity;
import io.github.clustere2e.backend.Labels;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The files behind a cluster's loop devices. Their names tell the node and the device, so that whoever removes the cluster
 * finds them.
 */
record LoopbackFiles(Path directory) {

    static LoopbackFiles of(ClusterIdentity cluster) {
        return new LoopbackFiles(Path.of(cluster.labels().getOrDefault(Labels.DIRECTORY, "/nonexistent"), "devices"));
    }

    Path file(String node, String device) {
        return directory.resolve(node + "." + device);
    }

    static String node(Path file) {
        return parts(file)[0];
    }

    static String name(Path file) {
        return parts(file)[1];
    }

    private static String[] parts(Path file) {
        return String.valueOf(file.getFileName()).split("\\.", 2);
    }

    /** Makes a file with a hole of that size; exactly one caller can. */
    Path create(String node, String device, long bytes) {
        Path file = file(node, device);
        try {
            Files.createDirectories(directory);
            Files.createFile(file);
            try (RandomAccessFile hole = new RandomAccessFile(file.toFile(), "rw")) {
                hole.setLength(bytes);
            }
            return file;
        } catch (FileAlreadyExistsException e) {
            throw new InvalidInputException(
                    node + " has a device '" + device + "' already: pick another name, or destroy it first", e);
        } catch (IOException e) {
            throw new ClusterException("Cannot make " + file + " with " + bytes + " bytes: " + e, e);
        }
    }

    void remove(Path file) {
        Losetup.attached(directory).forEach((device, backing) -> {
            if (backing.equals(file)) {
                Losetup.detach(device);
            }
        });
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new ClusterException("Cannot delete " + file + ": " + e, e);
        }
    }

    /** Removes all of a cluster; the directory goes with that of the cluster. */
    void removeAll() {
        if (Losetup.isPossible()) {
            Losetup.attached(directory).values().forEach(this::remove);
        }
    }
}
