// SPDX-License-Identifier: Apache-2.0
/**
 * Clusters of real hosts for end-to-end tests.
 *
 * <p>Start at {@link io.github.clustere2e.api.Clusters}: it makes a {@link io.github.clustere2e.api.Cluster} from a
 * {@link io.github.clustere2e.api.ClusterSpec}, and a cluster has {@link io.github.clustere2e.api.Node}s that run
 * {@link io.github.clustere2e.api.Command}s.
 *
 * <p>All values here are immutable, and all errors are unchecked and extend
 * {@link io.github.clustere2e.api.ClusterException}. No parameter or result is ever {@code null}.
 */
@NullMarked
package io.github.clustere2e.api;

import org.jspecify.annotations.NullMarked;
