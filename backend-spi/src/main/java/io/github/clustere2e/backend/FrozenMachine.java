// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend;

/**
 * A machine as a snapshot keeps it.
 *
 * @param reference the backend's own name for what it keeps
 * @param node who it was in its cluster, and is when it is restored
 * @since 0.1
 */
public record FrozenMachine(String reference, NodeIdentity node) {}
