// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.logs;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.InterruptedClusterException;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.NodeConnectionException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Collects the logs of one node; what goes wrong is noted and hides nothing else. Not thread-safe. */
final class NodeCollection {

    private final Cluster cluster;
    private final Node node;
    private final Wanted wanted;
    private final NodeDirectory directory;

    NodeCollection(Cluster cluster, Node node, Wanted wanted, Path parent) {
        this.cluster = cluster;
        this.node = node;
        this.wanted = wanted;
        this.directory = new NodeDirectory(parent, node.name(), wanted.fileLimit(), wanted.nodeLimit());
    }

    /**
     * Does it.
     *
     * @throws InterruptedClusterException if the thread is interrupted; what has come by then is kept
     */
    NodeLogs collect() {
        List<RunningPart> running = new ArrayList<>();
        try {
            start(running);
            machine();
            running.forEach(RunningPart::await);
        } finally {
            running.forEach(RunningPart::close);
            directory.writeErrors();
        }
        return directory.logs();
    }

    private void start(List<RunningPart> running) {
        for (Part part : Part.of(wanted)) {
            try {
                running.add(RunningPart.start(node.asRoot(), part, wanted, directory));
            } catch (InterruptedClusterException e) {
                throw e;
            } catch (NodeConnectionException e) {
                // The other parts would try it as long, to no other end.
                directory.missing(MissingLog.failed("all logs of the node itself", String.valueOf(e.getMessage())));
                return;
            } catch (RuntimeException e) {
                directory.missing(MissingLog.failed(part.what(), String.valueOf(e.getMessage())));
            }
        }
    }

    /** While the node sends; it works when the node is dead. */
    private void machine() {
        try {
            directory.write("machine.txt", MachineText.of(node, cluster.diagnostics(node)));
        } catch (InterruptedClusterException e) {
            throw e;
        } catch (RuntimeException e) {
            directory.missing(MissingLog.failed("machine", String.valueOf(e.getMessage())));
        }
    }
}
