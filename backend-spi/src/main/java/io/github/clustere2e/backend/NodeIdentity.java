// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend;

import io.github.clustere2e.api.Role;

/**
 * Who a machine is in its cluster.
 *
 * @param name the node's name, such as {@code agent_0}
 * @param role what it is for
 * @param index its place among the nodes of its role, from 0
 * @param hostname the host name that it is to have
 * @since 0.1
 */
public record NodeIdentity(String name, Role role, int index, String hostname) {}
