// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.tck.guide;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.ClusterSpec;
import io.github.clustere2e.api.Clusters;
import io.github.clustere2e.api.Role;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Names an image with an SSH server that is sure to be here: that of the Docker backend's nodes, without its systemd. */
final class NodeImage implements BeforeAllCallback {

    private static final String PROPERTY = "paper.image";

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        if (System.getProperty(PROPERTY) != null) {
            return;
        }
        ClusterSpec spec = ClusterSpec.builder().nodes(Role.AGENT, 1).build();
        try (Cluster cluster = Clusters.provider("docker").create(spec)) {
            System.setProperty(PROPERTY, imageOf(cluster.name()));
        }
    }

    private static String imageOf(String cluster) throws IOException {
        String label = "label=io.github.clustere2e.cluster=" + cluster;
        Process process = new ProcessBuilder("docker", "container", "ls", "--format", "{{.Image}}", "--filter", label)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }
}
