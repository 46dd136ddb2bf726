// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.Info;
import com.github.dockerjava.api.model.Version;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.ClusterSpec;
import io.github.clustere2e.api.Clusters;
import io.github.clustere2e.api.Role;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An engine elsewhere is looked at from inside a container; here both ways lead to the same machine. */
@Tag("engine")
@Tag("alone")
@Timeout(120)
class EngineHostTest {

    private static final String LABEL = "engine-host-test";

    private static DockerClient client;
    private static String image;

    @BeforeAll
    static void connect() {
        DefaultDockerClientConfig config =
                DefaultDockerClientConfig.createDefaultConfigBuilder().build();
        client = DockerClientImpl.getInstance(
                config,
                new ZerodepDockerHttpClient.Builder()
                        .dockerHost(config.getDockerHost())
                        .build());
        try (Cluster cluster = Clusters.create(
                ClusterSpec.builder().name(LABEL).nodes(Role.AGENT, 1).build())) {
            image = client.listContainersCmd()
                    .withNameFilter(List.of(cluster.node("agent_0").hostname()))
                    .exec()
                    .get(0)
                    .getImage();
        }
    }

    @AfterAll
    static void nothingIsLeft() throws Exception {
        assertThat(client.listContainersCmd()
                        .withShowAll(true)
                        .withLabelFilter(List.of(LABEL))
                        .exec())
                .isEmpty();
        client.close();
    }

    @Test
    void aContainerTellsTheSameNumbersOfTheKernelAsThisMachine() {
        Info info = client.infoCmd().exec();
        EngineHost here = EngineHost.here(info);
        EngineHost inside = EngineHost.through(new ProbeContainer(elsewhere(), Map.of(LABEL, "")));

        assertThat(limits(inside)).isEqualTo(limits(here)).hasSizeGreaterThanOrEqualTo(5);
        assertThat(inside.number(EngineHost.MEMORY_AVAILABLE).orElse(0)).isGreaterThan(1 << 20);
        assertThat(inside.number(EngineHost.DISK_FREE).orElse(0)).isGreaterThan(1 << 20);
    }

    @Test
    void anEngineElsewhereIsLookedAtFromAContainerAndNotWithoutAnImage() {
        Info info = client.infoCmd().exec();
        ProbeContainer probe = new ProbeContainer(elsewhere(), Map.of(LABEL, ""));

        assertThat(EngineHost.read(elsewhere(), info, probe).numbers()).isNotEmpty();
        image = image + "-not";
        try {
            assertThat(EngineHost.read(elsewhere(), info, probe).numbers()).isEmpty();
        } finally {
            image = image.substring(0, image.length() - "-not".length());
        }
    }

    /** All but what changes from moment to moment, and what each container has its own of. */
    private static Map<String, Long> limits(EngineHost host) {
        Map<String, Long> limits = new HashMap<>(host.numbers());
        limits.remove(EngineHost.MEMORY_AVAILABLE);
        limits.remove(EngineHost.DISK_FREE);
        limits.remove(EngineHost.PIDS);
        return limits;
    }

    private static Surroundings elsewhere() {
        return new Surroundings() {
            @Override
            public URI address() {
                return URI.create("tcp://elsewhere:2376");
            }

            @Override
            public boolean isLocal() {
                return false;
            }

            @Override
            public Version version() {
                return client.versionCmd().exec();
            }

            @Override
            public String agreedApi(Version engine) {
                return "1.41";
            }

            @Override
            public DockerClient client() {
                return client;
            }

            @Override
            public String nodeImage() {
                return image;
            }

            @Override
            public int freeSubnets() {
                return 1;
            }
        };
    }
}
