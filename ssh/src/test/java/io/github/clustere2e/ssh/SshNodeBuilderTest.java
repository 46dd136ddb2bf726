// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.api.Role;
import java.net.InetAddress;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SshNodeBuilderTest {

    @Test
    void everythingThatIsMissingOrWrongIsNamedAtOnce() {
        SshNodeBuilder builder = SshNode.builder()
                .role(Role.MASTER)
                .connectTimeout(Duration.ZERO)
                .transferTimeout(Duration.ofSeconds(-1))
                .maxConcurrentCommands(0);

        assertThatThrownBy(builder::build)
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContainingAll(
                        "name is missing",
                        "hostname is missing",
                        "publicAddress is missing",
                        "privateAddress is missing",
                        "endpoint is missing",
                        "privateKey is missing",
                        "connectTimeout",
                        "transferTimeout",
                        "maxConcurrentCommands")
                .hasMessageNotContaining("role is missing");
    }

    @Test
    void aNodeKnowsWhatItWasToldAndDoesNotConnectByItself() {
        InetAddress address = InetAddress.getLoopbackAddress();
        SshEndpoint endpoint =
                new SshEndpoint("127.0.0.1", 1, "root", SshKeyPair.generate("").publicKey());
        try (SshNode node = SshNode.builder()
                .name("master_0")
                .role(Role.MASTER)
                .hostname("master-0")
                .publicAddress(address)
                .privateAddress(address)
                .endpoint(endpoint)
                .privateKey(SshKeyPair.generate("").privateKey())
                .build()) {
            assertThat(node.name()).isEqualTo("master_0");
            assertThat(node.role()).isEqualTo(Role.MASTER);
            assertThat(node.hostname()).isEqualTo("master-0");
            assertThat(node.publicAddress()).isEqualTo(address);
            assertThat(node.privateAddress()).isEqualTo(address);
            assertThat(node.endpoint()).isEqualTo(endpoint);
            assertThat(node.isConnected()).isFalse();
            assertThat(node).hasToString("master_0 (root@127.0.0.1:1)");
        }
    }
}
