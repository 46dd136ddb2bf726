// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.internal;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.FilePublishing;
import io.github.clustere2e.api.Node;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Brings files to nodes: to all at once where the backend can, else to each over its own connection. */
public final class PackageSender {

    private final Cluster cluster;
    private final boolean publishing;
    private final String directory = "/var/tmp/cluster-e2e-" + UUID.randomUUID();
    private final OnceEach<Path, String> published = new OnceEach<>();

    /**
     * Makes it, for one run of one plan.
     *
     * @param cluster the cluster
     */
    public PackageSender(Cluster cluster) {
        this.cluster = cluster;
        this.publishing = cluster.capabilities().contains(FilePublishing.class);
    }

    /**
     * Returns how packages should be packed for the way that they go.
     *
     * @return plain where one copy serves all nodes, else small
     */
    public DebPackages.Compression compression() {
        return publishing ? DebPackages.Compression.PLAIN : DebPackages.Compression.KEPT;
    }

    /**
     * Brings files to a node.
     *
     * @param node the node
     * @param files files on this machine
     * @return where they are on the node, in the same order
     * @throws Exception if one cannot be sent
     */
    public List<String> send(Node node, List<Path> files) throws Exception {
        List<String> paths = new ArrayList<>();
        for (Path file : files) {
            if (publishing) {
                FilePublishing capability = cluster.capability(FilePublishing.class);
                paths.add(published.get(file, node.name(), () -> capability.publish(file)));
            } else {
                String path = directory + "/" + paths.size() + "/" + file.getFileName();
                node.files().upload(file, path);
                paths.add(path);
            }
        }
        return paths;
    }

    /**
     * Removes from a node what was sent to it alone; what was published may serve others.
     *
     * @param node the node
     * @param paths where they are on the node
     */
    public void clean(Node node, List<String> paths) {
        if (!publishing && !paths.isEmpty()) {
            node.files().delete(directory);
        }
    }
}
