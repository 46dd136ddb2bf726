// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clustere2e.api.InvalidInputException;
import java.net.InetAddress;
import org.junit.jupiter.api.Test;

class SshEndpointTest {

    private static final SshKeyPair KEY = SshKeyPair.generate("host");

    @Test
    void everythingThatIsWrongIsNamedAtOnce() {
        assertThatThrownBy(() -> new SshEndpoint(" ", 70_000, "", "ssh-rsa AAAA"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("no host")
                .hasMessageContaining("70000")
                .hasMessageContaining("no user")
                .hasMessageContaining("ssh-rsa");
    }

    @Test
    void aHostKeyThatIsCutOffIsRefused() {
        String key = KEY.publicKey();

        assertThatThrownBy(() -> new SshEndpoint("h", 22, "root", key.substring(0, 60)))
                .hasMessageContaining("cut off");
        assertThatThrownBy(() -> new SshEndpoint("h", 22, "root", "ssh-ed25519"))
                .hasMessageContaining("no key");
        assertThatThrownBy(() -> new SshEndpoint("h", 22, "root", "ssh-ed25519 %%%"))
                .hasMessageContaining("base 64");
    }

    @Test
    void itIsWrittenAsPeopleWriteIt() throws Exception {
        assertThat(new SshEndpoint("10.0.0.1", 2222, "root", KEY.publicKey())).hasToString("root@10.0.0.1:2222");
        assertThat(SshEndpoint.of(
                        InetAddress.getByAddress(new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1}),
                        22,
                        "root",
                        KEY.publicKey()))
                .hasToString("root@[0:0:0:0:0:0:0:1]:22");
    }

    @Test
    void itsFingerprintIsThatOfTheKey() {
        assertThat(new SshEndpoint("h", 22, "root", KEY.publicKey()).hostKeyFingerprint())
                .isEqualTo(KEY.fingerprint());
    }
}
