// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.api.NodeConnectionException;
import java.net.InetAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A host that is somewhere else after it was off. */
@Timeout(60)
class MovedNodeTest {

    private static final InetAddress ADDRESS = InetAddress.getLoopbackAddress();

    private final RealSshd sshd = RealSshd.start();
    private final SshEndpoint now = sshd.endpoint(sshd.hostKey());
    private final SshEndpoint before = new SshEndpoint(now.host(), 1, now.user(), now.hostKey());
    private final SshNode node = sshd.node().endpoint(before).build();

    @AfterEach
    void stop() {
        node.close();
        sshd.close();
    }

    @Test
    void isTalkedToWhereItIsNow() {
        assertThatThrownBy(node::connect).isInstanceOf(NodeConnectionException.class);
        node.moved(ADDRESS, ADDRESS, now);

        assertThat(node.run("echo", "here").stdout()).isEqualTo("here");
        assertThat(node.endpoint()).isEqualTo(now);
        assertThat(node.privateAddress()).isEqualTo(ADDRESS);
    }

    @Test
    void isNotAnotherHost() {
        SshEndpoint another = new SshEndpoint(
                now.host(), now.port(), now.user(), SshKeyPair.generate("x").publicKey());

        assertThatThrownBy(() -> node.moved(ADDRESS, ADDRESS, another))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("another user or host key");
        assertThat(node.endpoint()).isEqualTo(before);
    }
}
