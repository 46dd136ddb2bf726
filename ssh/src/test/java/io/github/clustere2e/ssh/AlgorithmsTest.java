// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jcraft.jsch.JSch;
import com.jcraft.jsch.KeyPair;
import io.github.clustere2e.api.HostKeyMismatchException;
import io.github.clustere2e.api.InvalidInputException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class AlgorithmsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "KexAlgorithms diffie-hellman-group14-sha256",
                "KexAlgorithms diffie-hellman-group16-sha512",
                "KexAlgorithms ecdh-sha2-nistp521",
                "Ciphers aes256-ctr",
                "MACs hmac-sha2-512"
            })
    void compatibleAlgorithmsReachAServerThatHasOnlyOldOnes(String setting) {
        // A MAC counts only beside a cipher that needs one.
        String cipher = setting.startsWith("Ciphers") ? "Compression no" : "Ciphers aes128-ctr";
        try (RealSshd sshd = RealSshd.start(setting, cipher);
                SshNode narrow = sshd.node().build();
                SshNode wide =
                        sshd.node().algorithms(SshAlgorithms.compatible()).build()) {
            assertThat(wide.run("echo", "x").stdout()).isEqualTo("x");
            assertThatThrownBy(narrow::connect)
                    .isInstanceOf(IncompatibleServerException.class)
                    .hasMessageContaining("SshAlgorithms.compatible()");
        }
    }

    @ParameterizedTest
    @CsvSource({"2,2048,ssh-rsa", "3,256,ecdsa-sha2-nistp256", "3,521,ecdsa-sha2-nistp521"})
    void aPinnedKeyOfAnotherTypeIsProvedThoughTheServerHasAnEd25519KeyToo(
            int type, int bits, String name, @TempDir Path directory) throws Exception {
        KeyPair pair = KeyPair.genKeyPair(new JSch(), type, bits);
        Path file = secret(directory.resolve("key"), pair);
        KeyPair other = KeyPair.genKeyPair(new JSch(), type, bits);
        try (RealSshd sshd = RealSshd.start("HostKey " + file);
                SshNode right = withHostKey(sshd, pair).build();
                SshNode wrong = withHostKey(sshd, other).build()) {
            assertThat(right.endpoint().hostKey()).startsWith(name + " ");
            right.connect();
            assertThatThrownBy(wrong::connect)
                    .isInstanceOf(HostKeyMismatchException.class)
                    .hasMessageContainingAll(name + " " + wrong.endpoint().hostKeyFingerprint());
            assertThatThrownBy(() -> withHostKey(sshd, pair)
                            .algorithms(SshAlgorithms.modern())
                            .build())
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContainingAll(name, "host key", "SshAlgorithms.compatible()");
        }
    }

    @ParameterizedTest
    @CsvSource({"2,2048", "3,256"})
    void aUserKeyOfAnotherTypeLogsIn(int type, int bits, @TempDir Path directory) throws Exception {
        KeyPair pair = KeyPair.genKeyPair(new JSch(), type, bits);
        Path authorized = Files.writeString(
                directory.resolve("authorized"), PublicKeyLine.of(pair.getPublicKeyBlob(), "") + "\n");
        ByteArrayOutputStream pem = new ByteArrayOutputStream();
        pair.writePrivateKey(pem);
        try (RealSshd sshd = RealSshd.start("AuthorizedKeysFile " + authorized)) {
            SshNodeBuilder builder = sshd.node().privateKey(pem.toByteArray());
            try (SshNode node = builder.algorithms(SshAlgorithms.compatible()).build()) {
                assertThat(node.run("echo", "x").stdout()).isEqualTo("x");
            }
            assertThatThrownBy(() ->
                            builder.algorithms(SshAlgorithms.modern()).build().close())
                    .hasMessageContainingAll("private key", "SshAlgorithms.compatible()");
        }
    }

    @Test
    void whereStrictKeyExchangeIsRequiredAServerWithoutItIsRefusedAndOneWithItIsNot() {
        SshAlgorithms strict = SshAlgorithms.modern().requireStrictKeyExchange(true);
        try (FakeServer server = FakeServer.thatDoes(client -> {
                    client.getOutputStream().write("SSH-2.0-x\r\n".getBytes(US_ASCII));
                    client.getOutputStream().write(keyExchangeInit());
                    client.getInputStream().readAllBytes();
                });
                RealSshd sshd = RealSshd.start();
                SshNode refused = sshd.node()
                        .endpoint(server.endpoint())
                        .algorithms(strict)
                        .build();
                SshNode taken = sshd.node().algorithms(strict).build()) {
            assertThatThrownBy(() -> refused.connect(Duration.ofSeconds(60), () -> true))
                    .isInstanceOf(IncompatibleServerException.class)
                    .hasMessageContaining("does not offer strict key exchange");
            taken.connect();
        }
    }

    @Test
    void aNameThatIsNotKnownIsRefused() {
        assertThatThrownBy(() -> SshAlgorithms.modern().ciphers("aes128-ctr", "rot13", "none"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContainingAll("cipher", "'rot13' is not known", "'none' is not known");
        assertThatThrownBy(() -> SshAlgorithms.modern().ciphers("chacha20-poly1305@openssh.com"))
                .hasMessageContaining("needs a library");
        assertThatThrownBy(() -> SshAlgorithms.modern().macs()).hasMessageContaining("none is named");
    }

    @Test
    void chosenNamesAreOfferedAndNoOthers() {
        try (RealSshd sshd = RealSshd.start();
                SshNode node = sshd.node()
                        .algorithms(SshAlgorithms.modern()
                                .keyExchanges("ecdh-sha2-nistp384")
                                .ciphers("aes192-ctr")
                                .macs("hmac-sha2-512"))
                        .build()) {
            node.connect();
            assertThat(sshd.log()).contains("ecdh-sha2-nistp384", "cipher: aes192-ctr MAC: hmac-sha2-512");
        }
    }

    private static SshNodeBuilder withHostKey(RealSshd sshd, KeyPair pair) {
        return sshd.node()
                .algorithms(SshAlgorithms.compatible())
                .endpoint(new SshEndpoint(
                        "127.0.0.1", sshd.port(), RealSshd.userName(), PublicKeyLine.of(pair.getPublicKeyBlob(), "")));
    }

    private static Path secret(Path file, KeyPair pair) throws Exception {
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        pair.writePrivateKey(file.toString());
        return file;
    }

    /** What a server says first that has the algorithms, but not strict key exchange: RFC 4253, section 7.1. */
    private static byte[] keyExchangeInit() {
        ByteBuffer packet = ByteBuffer.allocate(1024);
        packet.putInt(0).put((byte) 0).put((byte) 20).put(new byte[16]);
        for (String names : List.of(
                "curve25519-sha256",
                "ssh-ed25519",
                "aes128-ctr",
                "aes128-ctr",
                "hmac-sha2-256-etm@openssh.com",
                "hmac-sha2-256-etm@openssh.com",
                "none",
                "none",
                "",
                "")) {
            packet.putInt(names.length()).put(names.getBytes(US_ASCII));
        }
        packet.put((byte) 0).putInt(0);
        int padding = 16 - packet.position() % 8;
        packet.put(new byte[padding]);
        packet.putInt(0, packet.position() - 4).put(4, (byte) padding);
        return Arrays.copyOf(packet.array(), packet.position());
    }
}
