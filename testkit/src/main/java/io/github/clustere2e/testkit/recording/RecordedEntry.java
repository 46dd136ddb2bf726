// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.testkit.recording;

/**
 * One action of one node, in the order of all of them.
 *
 * @param order its place among the actions of all nodes, from 1
 * @param place its place among the actions of its node, from 1
 * @param node the node's name
 * @param action what the node was asked to do
 * @since 0.1
 */
public record RecordedEntry(int order, int place, String node, RecordedAction action) {

    @Override
    public String toString() {
        return order + " " + node + "/" + place + ": " + action;
    }
}
