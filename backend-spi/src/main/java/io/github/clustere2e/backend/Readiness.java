// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend;

import io.github.clustere2e.api.Node;
import java.time.Duration;
import java.util.List;

/**
 * When a machine counts as ready. Asked of the node itself, once authenticated SSH works.
 *
 * <p>Thread-safe.
 *
 * @since 0.1
 */
public interface Readiness {

    /**
     * Waits until a node is ready.
     *
     * @param node the node
     * @param limit how long it may take
     * @return what is worth a warning, such as the names of failed units; usually nothing
     * @throws io.github.clustere2e.api.NodeException if it is not ready in time; it says what is missing
     */
    List<String> await(Node node, Duration limit);
}
