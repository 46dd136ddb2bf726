// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal;

import io.github.clustere2e.api.NodeException;
import io.github.clustere2e.backend.ClusterIdentity;
import io.github.clustere2e.backend.MachineRequest;
import io.github.clustere2e.backend.docker.DockerOptions;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;

/** What the containers of one cluster share. Thread-safe. */
final class Site {

    private static final CompletableFuture<Void> NOTHING = CompletableFuture.completedFuture(null);

    private final ClusterIdentity cluster;
    private final DockerOptions options;
    private final Map<ImageNeeds, String> images;
    private final ClusterNetwork network;
    private final boolean published;
    private final Map<String, CompletableFuture<Void>> identities = new ConcurrentHashMap<>();

    /** Takes the image for everything that a group of nodes needs. */
    Site(
            ClusterIdentity cluster,
            DockerOptions options,
            Map<ImageNeeds, String> images,
            ClusterNetwork network,
            boolean published) {
        this.cluster = cluster;
        this.options = options;
        this.images = Map.copyOf(images);
        this.network = network;
        this.published = published;
    }

    ClusterIdentity cluster() {
        return cluster;
    }

    DockerOptions options() {
        return options;
    }

    ClusterNetwork network() {
        return network;
    }

    /** Whether the SSH servers are reached by ports of the loopback address. */
    boolean isPublished() {
        return published;
    }

    String image(MachineRequest request) {
        ImageNeeds needs = ImageNeeds.of(options, request.node().role(), request.requirements());
        String image = images.get(needs);
        if (image == null) {
            throw new IllegalArgumentException("no image was prepared for " + needs);
        }
        return image;
    }

    /** Takes what is done when these nodes have their identities. */
    void identify(List<MachineRequest> requests, CompletableFuture<Void> done) {
        requests.forEach(request -> identities.put(request.node().name(), done));
    }

    /** Waits until a node has its identity. */
    void awaitIdentity(String node) {
        try {
            identities.getOrDefault(node, NOTHING).join();
        } catch (CompletionException e) {
            Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
            throw new NodeException(
                    node, "the engine cannot give it its identity: " + Refusals.explained(cause), cause);
        }
    }

    /** Waits until nothing is being made any more, however it ends. */
    void settle() {
        identities
                .values()
                .forEach(done -> done.handle((nothing, failure) -> null).join());
    }
}
