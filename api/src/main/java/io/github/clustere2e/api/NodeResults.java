// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.api;

import java.util.Iterator;
import java.util.List;

/**
 * One result of a command for each node that it ran on, in the nodes' order.
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class NodeResults implements Iterable<CommandResult> {

    private final List<CommandResult> results;

    NodeResults(FanOut.Outcome<Node, CommandResult> outcome) {
        this.results = List.copyOf(outcome.orThrow().values());
    }

    /**
     * Returns the result of one node.
     *
     * @param node one of the nodes that the command ran on
     * @return its result
     * @throws InvalidInputException if the command did not run there
     */
    public CommandResult of(Node node) {
        return results.stream()
                .filter(result -> result.node().equals(node.name()))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException("the command did not run on " + node.name()));
    }

    /**
     * Returns all results.
     *
     * @return unmodifiable
     */
    public List<CommandResult> asList() {
        return results;
    }

    /**
     * Returns the highest exit status of all.
     *
     * @return 0 if all succeeded
     */
    public int worstStatus() {
        return results.stream().mapToInt(CommandResult::exitStatus).max().orElse(0);
    }

    /**
     * Returns the outputs for people to read: nodes that said the same and ended alike stand together, as in
     * {@code agent_[0-19] (20 nodes)}, over what they said, their standard output before their standard error. Secrets
     * are masked.
     *
     * @return a title and the output for each group, in the order of its first node; ends without a line end
     */
    public String folded() {
        return FoldedResults.of(results);
    }

    @Override
    public Iterator<CommandResult> iterator() {
        return results.iterator();
    }

    @Override
    public String toString() {
        return folded();
    }
}
