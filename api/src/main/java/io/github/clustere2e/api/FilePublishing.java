// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.api;

import java.nio.file.Path;

/**
 * Makes one file appear on all nodes at once, without a transfer for each.
 *
 * <p>Implementations are safe for use by several threads.
 *
 * @since 0.1
 */
public interface FilePublishing extends Capability {

    /**
     * Publishes a file to all nodes.
     *
     * <p>The same content is published once: a second call finds it there.
     *
     * @param file a regular file on this machine
     * @return the absolute path at which every node, also one that starts later, can read it
     * @throws InvalidInputException if the file is missing or is not a regular file
     * @throws ClusterException if the backend fails
     */
    String publish(Path file);
}
