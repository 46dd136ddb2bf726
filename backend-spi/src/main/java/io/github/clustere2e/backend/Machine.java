// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend;

import java.util.Optional;

/**
 * A machine that exists, running or not.
 *
 * @param reference the backend's own name for it
 * @param node who it is in its cluster
 * @param state the backend's word for its state, such as {@code running}
 * @param reach how it is reached; empty if it has no address now
 * @since 0.1
 */
public record Machine(String reference, NodeIdentity node, String state, Optional<Reach> reach) {}
