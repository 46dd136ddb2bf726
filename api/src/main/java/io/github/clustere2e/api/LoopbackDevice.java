// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.api;

/**
 * A block device of one node.
 *
 * @param node the node's name
 * @param name its own name, unique on the node
 * @param path where the node sees it
 * @param bytes its size
 * @since 0.1
 */
public record LoopbackDevice(String node, String name, String path, long bytes) {}
