// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.tck;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.ClusterSpec;
import io.github.clustere2e.api.Clusters;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.Role;
import io.github.clustere2e.api.UserState;
import io.github.clustere2e.ssh.SshEndpoint;
import io.github.clustere2e.ssh.SshNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Hosts that exist for as long as the tests of a class: nodes of a Docker cluster, in a file that says how to log in. */
final class DockerPool implements BeforeAllCallback, AfterAllCallback {

    private final int size;
    private @Nullable Cluster cluster;
    private @Nullable Path file;

    DockerPool(int size) {
        this.size = size;
    }

    Path file() {
        return Objects.requireNonNull(file, "the pool is there between BeforeAll and AfterAll");
    }

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        Cluster made = Clusters.provider("docker")
                .create(ClusterSpec.builder().nodes(Role.of("machine"), size).build());
        cluster = made;
        Path key = UserState.directory()
                .resolve("clusters/docker")
                .resolve(made.name())
                .resolve("id_ed25519");
        String hosts =
                made.nodes().stream().map(node -> host(node, key)).collect(Collectors.joining("", "hosts:\n", ""));
        file = Files.writeString(Files.createTempFile("tck-hosts-", ".yaml"), hosts);
    }

    private static String host(Node node, Path key) {
        SshEndpoint endpoint = ((SshNode) node).endpoint();
        return "  - {address: %s, port: %d, name: %s, user: %s, key: %s, host_key: %s}%n"
                .formatted(endpoint.host(), endpoint.port(), node.hostname(), endpoint.user(), key, endpoint.hostKey());
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        if (file != null) {
            Files.delete(file);
        }
        if (cluster != null) {
            cluster.destroy();
        }
    }
}
