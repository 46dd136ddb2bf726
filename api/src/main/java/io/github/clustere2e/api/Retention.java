// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.api;

import java.time.Duration;

/**
 * Keeps a cluster that would go with its owner, for instance so that a person can look at what a test has left.
 *
 * @since 0.1
 */
public interface Retention extends Capability {

    /**
     * Lets the cluster outlive its owner, from now on for a limited time: it is {@link ClusterInfo.State#STANDING} then,
     * and is removed when the time is over, whether or not this process still runs. A cluster that is standing by its spec
     * stays as it is; one that was retained already gets the new time.
     *
     * @param limit how long, from now
     * @throws InvalidInputException if the limit is not positive
     * @throws ClusterException if the cluster is gone, another process made it, or its state cannot be written
     */
    void retain(Duration limit);
}
