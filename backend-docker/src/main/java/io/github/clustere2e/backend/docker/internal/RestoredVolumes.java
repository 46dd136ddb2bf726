// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal;

import com.github.dockerjava.api.command.InspectImageResponse;
import com.github.dockerjava.api.model.Mount;
import com.github.dockerjava.api.model.VolumeOptions;
import io.github.clustere2e.backend.ClusterIdentity;
import io.github.clustere2e.backend.NodeIdentity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The volumes that a restored node has of its own. They have names, because they are filled before it is there. */
final class RestoredVolumes {

    private RestoredVolumes() {}

    static List<String> paths(@Nullable InspectImageResponse image) {
        return image == null || image.getConfig() == null
                ? List.of()
                : FrozenPlaces.volumes(image.getConfig().getVolumes());
    }

    /** Names them by their path; a dot keeps them from being any cluster's own volume. */
    static Mount mount(ClusterIdentity cluster, NodeIdentity node, String path, String target) {
        String name = "cluster-e2e-" + NodeNames.of(cluster, node) + ".volume" + path.replaceAll("[^A-Za-z0-9]", "-")
                + "-" + Integer.toHexString(path.hashCode());
        return FrozenVolumes.mount(name, target)
                .withVolumeOptions(new VolumeOptions().withNoCopy(true).withLabels(cluster.labels()));
    }
}
