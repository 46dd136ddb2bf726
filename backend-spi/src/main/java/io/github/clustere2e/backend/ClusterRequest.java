// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend;

import io.github.clustere2e.api.ClusterSpec;

/**
 * A cluster that is to be made.
 *
 * @param identity which cluster
 * @param spec what is wanted
 * @since 0.1
 */
public record ClusterRequest(ClusterIdentity identity, ClusterSpec spec) {}
