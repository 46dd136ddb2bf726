// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.api;

/**
 * How much a backend can carry.
 *
 * @param nodes how many nodes that do little there is room for, in all clusters together and with those that run now; not
 *     negative
 * @param limit what runs out first, with its amount, such as {@code available memory 3.1 GB}
 * @param cure how there can be more of it
 * @see ClusterProvider#capacity()
 * @since 0.1
 */
public record Capacity(long nodes, String limit, String cure) {}
