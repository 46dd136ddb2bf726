// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.testkit.evidence.facts;

/**
 * How a person gets to a node.
 *
 * @param node the node's name
 * @param command what to type in a terminal
 * @since 0.1
 */
public record SshLine(String node, String command) {}
