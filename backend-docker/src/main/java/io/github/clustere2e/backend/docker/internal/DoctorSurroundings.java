// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.Network;
import com.github.dockerjava.api.model.Version;
import io.github.clustere2e.backend.docker.internal.doctor.Surroundings;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Lends the engine and what is known of it to the doctor. */
record DoctorSurroundings(Engine engine, ImageRecipe recipe) implements Surroundings {

    @Override
    public URI address() {
        return engine.address();
    }

    @Override
    public boolean isLocal() {
        return engine.isLocal();
    }

    @Override
    public Version version() {
        return engine.ask();
    }

    @Override
    public String agreedApi(Version version) {
        return ApiVersions.agreed(version).getVersion();
    }

    @Override
    public DockerClient client() {
        return engine.client();
    }

    @Override
    public String nodeImage() {
        return recipe.tag();
    }

    @Override
    public int freeSubnets() {
        List<String> taken = engine.client().listNetworksCmd().exec().stream()
                .flatMap(network -> Optional.ofNullable(network.getIpam()).stream())
                .flatMap(ipam -> Optional.ofNullable(ipam.getConfig()).stream())
                .flatMap(List::stream)
                .map(Network.Ipam.Config::getSubnet)
                .toList();
        List<InetAddress> here = engine.isLocal() ? Subnet.addressesHere() : List.of();
        return (int) IntStream.range(0, Subnet.COUNT)
                .mapToObj(Subnet::ofRange)
                .filter(subnet -> taken.stream().noneMatch(subnet::overlaps))
                .filter(subnet -> here.stream().noneMatch(subnet::contains))
                .count();
    }
}
