// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal;

import com.github.dockerjava.api.command.InspectImageResponse;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.Mount;
import io.github.clustere2e.backend.ClusterIdentity;
import io.github.clustere2e.backend.Labels;
import io.github.clustere2e.backend.Machine;
import io.github.clustere2e.backend.NodeIdentity;
import io.github.clustere2e.backend.docker.DockerOptions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes the containers of restored nodes as they were made the first time, from the images that they were frozen into. */
final class RestoredContainers {

    private final Engine engine;
    private final NodeContainers containers;

    RestoredContainers(Engine engine, NodeContainers containers) {
        this.engine = engine;
        this.containers = containers;
    }

    Machine make(Restoration restoration, NodeIdentity node) {
        ClusterIdentity cluster = restoration.cluster();
        InspectImageResponse image = restoration.image(node.name());
        Map<String, String> kept = Restorations.labels(image);
        String address = kept.getOrDefault(Whereabouts.ADDRESS, "");
        Map<String, String> labels = new LinkedHashMap<>(kept);
        labels.putAll(labels(cluster));
        String container = engine.client()
                .createContainerCmd(String.valueOf(image.getId()))
                .withName(DockerOptions.DEFAULT_NAME_PREFIX + "-" + NodeNames.of(cluster, node))
                .withHostName(node.hostname())
                .withAliases(node.hostname(), node.name(), node.name().replace('_', '-'))
                .withIpv4Address(address)
                .withLabels(labels)
                .withHostConfig(hostConfig(restoration, node, image, kept))
                .exec()
                .getId();
        containers.start(container);
        return new Machine(
                container,
                node,
                "running",
                Whereabouts.of(engine.client().inspectContainerCmd(container).exec())
                        .reach(),
                labels);
    }

    /** What is not true of this cluster is said to be nothing: a container inherits its image's labels. */
    private static Map<String, String> labels(ClusterIdentity cluster) {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put(Labels.EXPIRES, "");
        labels.put(FrozenImages.HOST_CONFIG, "");
        labels.putAll(cluster.labels());
        return labels;
    }

    private static HostConfig hostConfig(
            Restoration restoration, NodeIdentity node, InspectImageResponse image, Map<String, String> kept) {
        HostConfig config = HostConfigs.parse(kept.getOrDefault(FrozenImages.HOST_CONFIG, "{}"));
        return config.withNetworkMode(restoration.network())
                .withMounts(mounts(restoration.cluster(), node, RestoredVolumes.paths(image), config.getMounts()));
    }

    private static List<Mount> mounts(
            ClusterIdentity cluster, NodeIdentity node, List<String> volumes, @Nullable List<Mount> before) {
        List<Mount> mounts = new ArrayList<>();
        mounts.add(IdentityVolumes.mount(cluster, node, IdentityVolumes.MOUNT));
        mounts.add(PublishedVolumes.mount(cluster));
        volumes.forEach(path -> mounts.add(RestoredVolumes.mount(cluster, node, path, path)));
        Set<String> ours = Set.copyOf(mounts.stream().map(Mount::getTarget).toList());
        if (before != null) {
            before.stream().filter(mount -> !ours.contains(mount.getTarget())).forEach(mounts::add);
        }
        return mounts;
    }
}
