// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.testkit.recording;

import io.github.clustere2e.api.ClusterException;
import io.github.clustere2e.api.FilePublishing;
import io.github.clustere2e.api.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Puts a file among those of every node. Thread-safe. */
final class RecordingPublishing implements FilePublishing {

    private static final String PLACE = "/var/lib/cluster-e2e/published/";

    private final List<RecordingNode> nodes;
    private final Set<String> published = ConcurrentHashMap.newKeySet();

    RecordingPublishing(List<RecordingNode> nodes) {
        this.nodes = nodes;
    }

    @Override
    public String publish(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new InvalidInputException("There is no file " + file.toAbsolutePath() + " to publish");
        }
        String path = PLACE + file.getFileName();
        if (published.add(path)) {
            byte[] content = content(file);
            nodes.forEach(node -> node.files().published(file, path, content));
        }
        return path;
    }

    private static byte[] content(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new ClusterException("Cannot read " + file + ": " + e, e);
        }
    }
}
