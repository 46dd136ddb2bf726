// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jcraft.jsch.JSch;
import com.jcraft.jsch.KeyPair;
import io.github.clustere2e.api.InvalidInputException;
import java.io.ByteArrayOutputStream;
import org.junit.jupiter.api.Test;

/** That sshd takes these keys is shown by every test that logs in. */
class SshKeyPairTest {

    @Test
    void theKeysAreInTheFormatsOfOpenSsh() {
        SshKeyPair pair = SshKeyPair.generate("cluster one");

        assertThat(pair.publicKey()).matches("ssh-ed25519 [A-Za-z0-9+/]{68} cluster one");
        assertThat(new String(pair.privateKey(), US_ASCII))
                .startsWith("-----BEGIN OPENSSH PRIVATE KEY-----\n")
                .endsWith("-----END OPENSSH PRIVATE KEY-----\n");
        assertThat(pair.fingerprint()).matches("SHA256:[A-Za-z0-9+/]{43}");
    }

    @Test
    void noTwoAreAlikeAndNoneShowsItsPrivateKey() {
        SshKeyPair one = SshKeyPair.generate("");
        SshKeyPair two = SshKeyPair.generate("");

        assertThat(one.publicKey()).isNotEqualTo(two.publicKey()).doesNotEndWith(" ");
        assertThat(one.toString()).isEqualTo(one.publicKey());
    }

    @Test
    void aPrivateKeyTellsItsPublicKey() {
        SshKeyPair pair = SshKeyPair.generate("whose it is");

        assertThat(SshKeyPair.of(pair.privateKey(), "whose it is").publicKey()).isEqualTo(pair.publicKey());
    }

    @Test
    void aCommentCannotAddALineToAFile() {
        assertThat(SshKeyPair.generate("a\nssh-ed25519 AAAA evil").publicKey()).doesNotContain("\n");
    }

    @Test
    void aPrivateKeyOfAnotherTypeIsRefusedWithTheCure() throws Exception {
        ByteArrayOutputStream pem = new ByteArrayOutputStream();
        KeyPair.genKeyPair(new JSch(), KeyPair.ECDSA, 256).writePrivateKey(pem);

        assertThatThrownBy(() ->
                        SshNode.builder().privateKey(pem.toByteArray()).build().close())
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("ecdsa-sha2-nistp256")
                .hasMessageContaining("ssh-keygen -t ed25519");
    }

    @Test
    void whatIsNoPrivateKeyIsRefused() {
        assertThatThrownBy(() -> UserKey.of("no key".getBytes(US_ASCII)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("cannot be read");
    }
}
