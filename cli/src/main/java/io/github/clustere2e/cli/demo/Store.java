// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.cli.demo;

import io.github.clustere2e.api.ClusterException;
import io.github.clustere2e.api.Node;
import java.time.Duration;
import java.util.Map;

/** A replicated key-value store that runs on a cluster, as far as the demonstration uses it. */
public interface Store {

    /** Stores values by key. */
    void putAll(Map<String, String> values);

    /** Returns the node that leads now. */
    Node leader();

    /**
     * Waits until another node than that one, which has gone, leads.
     *
     * @throws ClusterException if none does when the limit passes
     */
    Node awaitLeaderOtherThan(Node former, Duration limit);

    /** Asks one node for all values whose keys begin so. */
    Map<String, String> readFrom(Node node, String prefix);
}
