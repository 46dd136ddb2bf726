// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.FilePublishing;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.installer.internal.OnceEach;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Brings files to nodes: to all at once where the backend {@linkplain FilePublishing can}, else to each over its own
 * connection. For one run of one plan.
 *
 * <p>Thread-safe.
 *
 * @since 0.1
 */
public final class FileDelivery {

    private final Cluster cluster;
    private final boolean publishing;
    private final String directory = "/var/tmp/cluster-e2e-" + UUID.randomUUID();
    private final OnceEach<Path, String> published = new OnceEach<>();
    private final AtomicInteger count = new AtomicInteger();
    private final Map<Path, String> names = new ConcurrentHashMap<>();

    private FileDelivery(Cluster cluster) {
        this.cluster = cluster;
        this.publishing = cluster.capabilities().contains(FilePublishing.class);
    }

    /**
     * Begins to deliver to the nodes of a cluster.
     *
     * @param cluster the cluster
     * @return the delivery
     */
    public static FileDelivery to(Cluster cluster) {
        return new FileDelivery(cluster);
    }

    /**
     * Returns whether one copy serves all nodes.
     *
     * @return {@code false} if each gets its own
     */
    public boolean isShared() {
        return publishing;
    }

    /**
     * Brings a file to a node.
     *
     * @param file a regular file on this machine
     * @param node the node
     * @return where it is on the node; what is published can be read only
     * @throws Exception if it cannot be sent
     */
    public String deliver(Path file, Node node) throws Exception {
        if (publishing) {
            FilePublishing capability = cluster.capability(FilePublishing.class);
            return published.get(file, node.name(), () -> capability.publish(file));
        }
        String path =
                directory + "/" + names.computeIfAbsent(file, one -> count.incrementAndGet() + "/" + one.getFileName());
        node.files().upload(file, path);
        return path;
    }

    /**
     * Removes from a node what was sent to it alone; what was published may serve others.
     *
     * @param node the node
     */
    public void clean(Node node) {
        if (!publishing && !names.isEmpty()) {
            node.files().delete(directory);
        }
    }
}
