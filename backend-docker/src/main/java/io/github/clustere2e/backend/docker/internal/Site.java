// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal;

import io.github.clustere2e.backend.docker.DockerOptions;
import java.util.Map;
import java.util.Set;

/**
 * What the containers of one cluster share.
 *
 * @param options the options of the cluster
 * @param imageByPackages the image for each set of packages that a group of nodes needs
 * @param network the cluster's network
 */
record Site(DockerOptions options, Map<Set<String>, String> imageByPackages, ClusterNetwork network) {

    String image(Set<String> packages) {
        String image = imageByPackages.get(packages);
        if (image == null) {
            throw new IllegalArgumentException("no image was prepared for " + packages);
        }
        return image;
    }
}
