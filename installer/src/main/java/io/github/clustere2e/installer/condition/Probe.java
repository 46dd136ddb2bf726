// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.condition;

import io.github.clustere2e.api.Node;
import java.time.Duration;

/**
 * Asks a node whether a condition holds. Changes nothing.
 *
 * <p>Implementations are thread-safe: one condition may be waited for on many nodes at once.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface Probe {

    /**
     * Asks. What can tell the moment in which it comes true waits for it; what cannot answers at once, and is asked again.
     *
     * @param node the node
     * @param left how long it may wait; zero to answer at once. A command gets a little more, so that it can end
     * @return the answer
     * @throws io.github.clustere2e.api.NodeConnectionException if the node does not answer; while one waits, that counts
     *     as not yet
     */
    Answer ask(Node node, Duration left);
}
