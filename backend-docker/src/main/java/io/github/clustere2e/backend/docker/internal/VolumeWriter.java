// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal;

import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.Mount;
import java.io.InputStream;
import java.util.List;
import java.util.Map;

/** Puts files into volumes through a container that is never started: it runs nothing and needs no node. */
final class VolumeWriter {

    private final Engine engine;

    VolumeWriter(Engine engine) {
        this.engine = engine;
    }

    /**
     * Unpacks a tar below a directory of a container that has these volumes.
     *
     * @param labels of the cluster, so that the container is found if this process ends
     */
    void write(Map<String, String> labels, String image, List<Mount> volumes, String directory, InputStream tar) {
        String container = engine.client()
                .createContainerCmd(image)
                .withCmd("never-started")
                .withLabels(labels)
                .withHostConfig(
                        HostConfig.newHostConfig().withNetworkMode("none").withMounts(volumes))
                .exec()
                .getId();
        try {
            engine.client()
                    .copyArchiveToContainerCmd(container)
                    .withRemotePath(directory)
                    .withTarInputStream(tar)
                    .exec();
        } finally {
            Removals.helper(engine, container);
        }
    }
}
