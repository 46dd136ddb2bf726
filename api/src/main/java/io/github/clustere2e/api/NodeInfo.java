// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.api;

import java.net.InetAddress;
import java.util.Optional;

/**
 * What a backend knows of a node without asking it.
 *
 * @param name the node's name
 * @param role what it is for
 * @param hostname its host name
 * @param privateAddress where the other nodes reach it; empty if it has no address now
 * @param publicAddress where the outside reaches it; empty if it has no address now
 * @param state the backend's word for its state, such as {@code running}
 * @since 0.1
 */
public record NodeInfo(
        String name,
        Role role,
        String hostname,
        Optional<InetAddress> privateAddress,
        Optional<InetAddress> publicAddress,
        String state) {}
