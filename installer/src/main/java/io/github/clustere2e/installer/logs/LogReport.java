// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.logs;

import io.github.clustere2e.api.InvalidInputException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What a collection of logs has brought, and what it could not have.
 *
 * @param cluster the cluster's name
 * @param directory where everything is; {@code index.txt} in it says the same as this
 * @param nodes one for each node, in the cluster's order
 * @param nowhere the units, targets and files that were asked for by name and that no node has, as
 *     {@link MissingLog#what()} says them; a misspelt name is among them
 * @param begun when it began
 * @param duration how long it took
 * @since 0.1
 */
public record LogReport(
        String cluster, Path directory, List<NodeLogs> nodes, List<String> nowhere, Instant begun, Duration duration) {

    /**
     * Checks what it is given.
     *
     * @param cluster as the record says
     * @param directory as the record says
     * @param nodes as the record says
     * @param nowhere as the record says
     * @param begun as the record says
     * @param duration as the record says
     */
    public LogReport {
        nodes = List.copyOf(nodes);
        nowhere = List.copyOf(nowhere);
    }

    /**
     * Returns what was had of one node.
     *
     * @param name the node's name
     * @return its part of the report
     * @throws InvalidInputException if its logs were not asked for
     */
    public NodeLogs node(String name) {
        return nodes.stream()
                .filter(logs -> logs.node().equals(name))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException("No logs of a node '" + name + "' were asked for, but of "
                        + nodes.stream().map(NodeLogs::node).toList()));
    }

    /**
     * Returns whether everything was had: nothing went wrong on any node, and what was asked for by name is on at least
     * one.
     *
     * @return whether nothing failed
     */
    public boolean complete() {
        return nowhere.isEmpty()
                && nodes.stream().allMatch(logs -> logs.failures().isEmpty());
    }

    /**
     * Says what is where and what is missing.
     *
     * @return several lines, for people
     */
    @Override
    public String toString() {
        return IndexText.of(this);
    }
}
