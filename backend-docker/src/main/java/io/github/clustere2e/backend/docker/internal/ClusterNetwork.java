// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal;

/**
 * The network of one cluster.
 *
 * @param id the engine's id for it
 * @param subnet its addresses
 */
record ClusterNetwork(String id, Subnet subnet) {}
