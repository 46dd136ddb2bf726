// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.service;

/**
 * In which order the services of a cluster's nodes are started.
 *
 * @since 0.1
 */
public enum StartOrder {
    /** No node waits for another. */
    AT_ONCE,
    /** The first node alone, then all others at once; to stop, the other way round. */
    FIRST_THEN_REST,
    /** One node after the other; to stop, the other way round. */
    ONE_BY_ONE
}
