// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal;

import java.util.Optional;

/**
 * The network that the nodes of one cluster are on.
 *
 * @param id the engine's id or name for it
 * @param subnet its addresses, which the nodes have in order; empty if the engine gives them theirs
 * @param resolves whether nodes find each other by name
 */
record ClusterNetwork(String id, Optional<Subnet> subnet, boolean resolves) {}
