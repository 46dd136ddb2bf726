// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import io.github.clustere2e.backend.Labels;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** The engine as it is, asked past the code under test. */
final class EngineView implements AutoCloseable {

    private final DockerClient client;

    EngineView() {
        DefaultDockerClientConfig config =
                DefaultDockerClientConfig.createDefaultConfigBuilder().build();
        client = DockerClientImpl.getInstance(
                config,
                new ZerodepDockerHttpClient.Builder()
                        .dockerHost(config.getDockerHost())
                        .build());
    }

    DockerClient client() {
        return client;
    }

    List<InspectContainerResponse> containersOf(String cluster) {
        return client
                .listContainersCmd()
                .withShowAll(true)
                .withLabelFilter(List.of(Labels.CLUSTER + "=" + cluster))
                .exec()
                .stream()
                .map(container -> client.inspectContainerCmd(container.getId()).exec())
                .toList();
    }

    /** Everything that carries the cluster's label, as the engine names it. */
    List<String> objectsOf(String cluster) {
        String label = Labels.CLUSTER + "=" + cluster;
        List<String> objects = new ArrayList<>();
        client.listContainersCmd()
                .withShowAll(true)
                .withLabelFilter(List.of(label))
                .exec()
                .forEach(container -> objects.add("container " + container.getNames()[0]));
        client.listNetworksCmd()
                .withFilter("label", List.of(label))
                .exec()
                .forEach(network -> objects.add("network " + network.getName()));
        client.listVolumesCmd()
                .withFilter("label", List.of(label))
                .exec()
                .getVolumes()
                .forEach(volume -> objects.add("volume " + volume.getName()));
        return objects;
    }

    @Override
    public void close() {
        try {
            client.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
