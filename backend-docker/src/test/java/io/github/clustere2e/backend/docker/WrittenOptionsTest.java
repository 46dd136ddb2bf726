// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.api.Role;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Mounts, ports and networks as people write them. */
class WrittenOptionsTest {

    @Test
    void aMountIsWrittenAsForDocker() {
        assertThat(DockerMount.parse("/a:/b")).isEqualTo(DockerMount.bind(Path.of("/a"), "/b"));
        assertThat(DockerMount.parse("./a:/b:ro"))
                .isEqualTo(DockerMount.bind(Path.of("a"), "/b").asReadOnly());
        assertThat(DockerMount.parse("data:/b:rw")).isEqualTo(DockerMount.volume("data", "/b"));
        assertThat(DockerMount.parse("/b")).isEqualTo(DockerMount.volume("/b"));
        assertThat(DockerMount.parse("/b:ro"))
                .isEqualTo(DockerMount.volume("/b").asReadOnly());
        assertThat(DockerMount.parse("tmpfs:/b")).isEqualTo(DockerMount.tmpfs("/b"));
        assertThat(DockerMount.parse("tmpfs:/b:64m:ro"))
                .isEqualTo(DockerMount.tmpfs("/b", "64m").asReadOnly());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "data", "/a:b", "data:b", "/a:/b:big", "tmpfs:/b:big", ":/b", "/", "/a:/"})
    void whatIsNoMountIsRefusedWithWhatHelps(String text) {
        assertThatThrownBy(() -> DockerMount.parse(text)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void aPortIsPickedByTheEngineUnlessOneIsGiven() {
        assertThat(HostPort.parse("master_0:80")).isEqualTo(HostPort.automatic(Role.MASTER, 0, 80));
        assertThat(HostPort.parse("public_agent_11:80=8000")).isEqualTo(HostPort.of(Role.PUBLIC_AGENT, 11, 80, 8000));
        assertThat(HostPort.parse("master_0:80=0.0.0.0:8000"))
                .isEqualTo(HostPort.of(Role.MASTER, 0, 80, 8000).on("0.0.0.0"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "80", "master:80", "master_0", "master_0:0", "master_0:80=70000", "master_0:80:8000"})
    void whatIsNoMapOfPortsIsRefusedWithWhatHelps(String text) {
        assertThatThrownBy(() -> HostPort.parse(text)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void aNetworkIsOwnTheBridgeOrOneThatExists() {
        assertThat(DockerNetwork.parse("own")).isEqualTo(DockerNetwork.own());
        assertThat(DockerNetwork.parse("bridge")).isEqualTo(DockerNetwork.defaultBridge());
        assertThat(DockerNetwork.parse("lab")).isEqualTo(DockerNetwork.existing("lab"));
        assertThatThrownBy(() -> DockerNetwork.parse("host")).hasMessageContaining("no address of their own");
        assertThatThrownBy(() -> DockerNetwork.parse("a b")).hasMessageContaining("docker network ls");
        assertThatThrownBy(() -> DockerNetwork.own("10.1")).hasMessageContaining("10.30.0.0/24");
    }
}
