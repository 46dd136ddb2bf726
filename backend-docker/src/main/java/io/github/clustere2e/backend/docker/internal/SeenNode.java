// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal;

import com.github.dockerjava.api.command.InspectContainerResponse;

/**
 * A node, and its container as the engine sees it.
 *
 * @param name the node's name
 * @param ordinal its place among all nodes of the cluster, from 0
 * @param container what the engine tells
 */
record SeenNode(String name, int ordinal, InspectContainerResponse container) {}
