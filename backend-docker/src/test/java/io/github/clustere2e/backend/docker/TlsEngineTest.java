// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.clustere2e.api.BackendUnavailableException;
import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.ClusterSpec;
import io.github.clustere2e.api.Clusters;
import io.github.clustere2e.api.Role;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An engine that {@code DOCKER_HOST} names by {@code tcp://}, with TLS that knows both sides. */
@Tag("engine")
@Tag("soak")
@Timeout(300)
class TlsEngineTest {

    @TempDir
    Path directory;

    @Test
    void whoHasACertificateMakesClustersAndNobodyElseIsAnswered() throws Exception {
        assumeTrue(SecondEngine.isPossible(), "a second engine needs root, and dockerd, unshare, nsenter and ip");
        TlsFiles files = TlsFiles.in(directory.resolve("known"));
        TlsFiles strangers = TlsFiles.in(directory.resolve("strange"));
        // It is the engine that is to refuse them: they would believe it.
        Files.copy(files.authority(), strangers.authority(), REPLACE_EXISTING);
        try (SecondEngine engine = SecondEngine.startWithTls(files, NodeImage.reference())) {
            assertThat(engine.java(by(files), Make.class)).containsExactly("running", "by a loopback port", "[]");
            assertThat(engine.java(by(strangers), Make.class))
                    .singleElement()
                    .asString()
                    .contains("No Docker engine answers at tcp://127.0.0.1:" + SecondEngine.TLS_PORT);
        }
    }

    private static Map<String, String> by(TlsFiles files) {
        return Map.of(
                "DOCKER_HOST",
                "tcp://127.0.0.1:" + SecondEngine.TLS_PORT,
                "DOCKER_TLS_VERIFY",
                "1",
                "DOCKER_CERT_PATH",
                files.directory().toString());
    }

    static final class Make {

        private Make() {}

        public static void main(String[] arguments) {
            try (Cluster cluster = Clusters.create(
                    ClusterSpec.builder().name("tls").nodes(Role.AGENT, 1).build())) {
                System.out.println(cluster.node("agent_0")
                        .run("systemctl", "is-system-running")
                        .stdout());
                boolean published = cluster.node("agent_0").toString().contains("127.0.0.1:");
                System.out.println(published ? "by a loopback port" : "straight");
            } catch (BackendUnavailableException e) {
                System.out.println(e);
                return;
            }
            System.out.println(Clusters.list());
        }
    }
}
