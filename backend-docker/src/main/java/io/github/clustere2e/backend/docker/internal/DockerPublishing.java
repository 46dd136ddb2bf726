// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal;

import com.github.dockerjava.api.exception.DockerException;
import io.github.clustere2e.api.ClusterException;
import io.github.clustere2e.api.FilePublishing;
import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.backend.ClusterHandle;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Publishes a file by one copy into the volume that all nodes of the cluster read. */
final class DockerPublishing implements FilePublishing {

    private final PublishedVolumes volumes;
    private final ClusterHandle cluster;
    private final Map<String, String> published = new ConcurrentHashMap<>();

    DockerPublishing(PublishedVolumes volumes, ClusterHandle cluster) {
        this.volumes = volumes;
        this.cluster = cluster;
    }

    @Override
    public String publish(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new InvalidInputException("There is no file " + file.toAbsolutePath() + " to publish");
        }
        try {
            String directory = Digests.sha256(file);
            return published.computeIfAbsent(directory + "/" + file.getFileName(), place -> copy(file, place));
        } catch (IOException e) {
            throw new ClusterException("Cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    private String copy(Path file, String place) {
        try (InputStream tar = FileTar.of(file, place)) {
            volumes.write(
                    cluster.identity(),
                    volumes.imageOf(cluster.machines().get(0).reference()),
                    tar);
            return PublishedVolumes.MOUNT + "/" + place;
        } catch (IOException | DockerException e) {
            throw new ClusterException("Cannot publish " + file + " to the nodes: " + e.getMessage(), e);
        }
    }
}
