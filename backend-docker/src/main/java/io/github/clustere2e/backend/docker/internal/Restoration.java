// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal;

import com.github.dockerjava.api.command.InspectImageResponse;
import io.github.clustere2e.api.ClusterException;
import io.github.clustere2e.backend.ClusterIdentity;
import java.util.Map;

/**
 * What the containers of one restored cluster share.
 *
 * @param cluster which cluster
 * @param network the engine's id for its network
 * @param images what each node was frozen into, by the node's name
 */
record Restoration(ClusterIdentity cluster, String network, Map<String, InspectImageResponse> images) {

    InspectImageResponse image(String node) {
        InspectImageResponse image = images.get(node);
        if (image == null) {
            throw new ClusterException("The snapshot has no node " + node);
        }
        return image;
    }
}
