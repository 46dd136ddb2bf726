// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clustere2e.api.HostKeyMismatchException;
import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.api.Role;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class OpenSshHostsTest {

    @TempDir
    Path home;

    @BeforeEach
    void makeDirectory() throws IOException {
        Files.createDirectories(home.resolve(".ssh/conf.d"));
    }

    @Test
    void anAliasIsAllThatIsNeeded() throws Exception {
        try (RealSshd sshd = RealSshd.start()) {
            key("id_ed25519", sshd);
            file("known_hosts", name(sshd) + " " + sshd.hostKey().publicKey());
            file("config", "Host box", "  HostName 127.0.0.1", "  Port " + sshd.port());
            try (SshNode node = host("box").build()) {
                assertThat(node.run("echo", "x").stdout()).isEqualTo("x");
                assertThat(node.name()).isEqualTo("box");
                assertThat(node.publicAddress().isLoopbackAddress()).isTrue();
            }
        }
    }

    @Test
    void aWrongKeyOfKnownHostsStopsTheWorkBeforeAnythingIsSent() throws Exception {
        SshKeyPair expected = SshKeyPair.generate("another");
        try (RealSshd sshd = RealSshd.start()) {
            key("id_ed25519", sshd);
            file("known_hosts", name(sshd) + " " + expected.publicKey());
            file("config", "Host box", "  HostName 127.0.0.1", "  Port " + sshd.port());
            try (SshNode node = host("box").build()) {
                assertThatThrownBy(node::connect)
                        .isInstanceOf(HostKeyMismatchException.class)
                        .hasMessageContaining(expected.fingerprint());
            }
            assertThat(sshd.log()).contains("Connection from").doesNotContain("userauth-request");
        }
    }

    @Test
    void anUnknownHostIsToldWithTheLineToAddWhichThenMakesItKnown() throws Exception {
        try (RealSshd sshd = RealSshd.start()) {
            key("id_ed25519", sshd);
            file("config", "Host box", "  HostName 127.0.0.1", "  Port " + sshd.port());
            file("known_hosts", "elsewhere " + sshd.hostKey().publicKey());
            String line = name(sshd) + " " + sshd.hostKey().publicKey().replaceFirst(" host$", "");
            assertThatThrownBy(() -> host("box"))
                    .isInstanceOf(UnknownHostKeyException.class)
                    .hasMessageContainingAll(
                            "box", "Nothing was sent", sshd.hostKey().fingerprint(), "add this line: " + line);
            assertThat(sshd.log()).doesNotContain("userauth-request");
            file("known_hosts", line);
            try (SshNode node = host("box").build()) {
                node.connect();
            }
        }
    }

    @Test
    void aHostThatCannotBeAskedIsUnknownAllTheSame() throws Exception {
        try (RealSshd sshd = RealSshd.prepared()) {
            key("id_ed25519", sshd);
            file("config", "Host box", "  HostName 127.0.0.1", "  Port " + sshd.port());
            assertThatThrownBy(() -> host("box"))
                    .isInstanceOf(UnknownHostKeyException.class)
                    .hasMessageContaining("refused");
        }
    }

    @Test
    void aKeyThatIsRevokedIsNoKey() throws Exception {
        try (RealSshd sshd = RealSshd.start()) {
            key("id_ed25519", sshd);
            file("config", "Host box", "  HostName 127.0.0.1", "  Port " + sshd.port());
            file(
                    "known_hosts",
                    name(sshd) + " " + sshd.hostKey().publicKey(),
                    "@revoked * " + sshd.hostKey().publicKey());
            assertThatThrownBy(() -> host("box"))
                    .isInstanceOf(HostKeyMismatchException.class)
                    .hasMessageContaining("revoked");
        }
    }

    @Test
    void aWayOverTwoJumpHostsWorksAndTheirConnectionsEndWithTheNode() throws Exception {
        try (RealSshd first = RealSshd.start();
                RealSshd second = RealSshd.start();
                RealSshd target = RealSshd.start()) {
            jumps(first, second, target);
            SshNode node = addressed("target").build();
            try (node) {
                assertThat(node.run("echo", "x").stdout()).isEqualTo("x");
                assertThat(first.connections()).isEqualTo(1);
                assertThat(first.log()).contains("direct-tcpip").contains("port " + second.port());
                assertThat(second.log()).contains("direct-tcpip").contains("port " + target.port());
                first.killConnections();
                Processes.await(() -> !node.isConnected());
                assertThat(node.run("echo", "again").stdout()).isEqualTo("again");
            }
            Processes.await(() -> first.connections() + second.connections() + target.connections() == 0);
        }
    }

    @Test
    void aJumpHostWithAnotherKeyStopsTheWorkBeforeAnythingIsSentToEither() throws Exception {
        try (RealSshd first = RealSshd.start();
                RealSshd second = RealSshd.start();
                RealSshd target = RealSshd.start()) {
            jumps(first, second, target);
            SshKeyPair expected = SshKeyPair.generate("another");
            file(
                    "known_hosts",
                    name(first) + " " + expected.publicKey(),
                    name(second) + " " + second.hostKey().publicKey(),
                    name(target) + " " + target.hostKey().publicKey());
            try (SshNode node = addressed("target").build()) {
                assertThatThrownBy(node::connect)
                        .isInstanceOf(HostKeyMismatchException.class)
                        .hasMessageContainingAll("first", expected.fingerprint());
            }
            assertThat(first.log()).doesNotContain("userauth-request");
            assertThat(target.log()).doesNotContain("SSH2_MSG_KEXINIT");
        }
    }

    @Test
    void aTargetWithAnotherKeyIsToldThroughTheJumpHosts() throws Exception {
        try (RealSshd first = RealSshd.start();
                RealSshd second = RealSshd.start();
                RealSshd target = RealSshd.start()) {
            jumps(first, second, target);
            SshKeyPair expected = SshKeyPair.generate("another");
            file(
                    "known_hosts",
                    name(first) + " " + first.hostKey().publicKey(),
                    name(second) + " " + second.hostKey().publicKey(),
                    name(target) + " " + expected.publicKey());
            try (SshNode node = addressed("target").build()) {
                assertThatThrownBy(node::connect)
                        .isInstanceOf(HostKeyMismatchException.class)
                        .hasMessageContainingAll(
                                "target",
                                expected.fingerprint(),
                                target.hostKey().fingerprint());
            }
            assertThat(target.log()).contains("SSH2_MSG_KEXINIT").doesNotContain("userauth-request");
        }
    }

    @Test
    void aTargetThatIsUnknownIsAskedForItsKeyThroughTheJumpHosts() throws Exception {
        try (RealSshd first = RealSshd.start();
                RealSshd second = RealSshd.start();
                RealSshd target = RealSshd.start()) {
            jumps(first, second, target);
            file(
                    "known_hosts",
                    name(first) + " " + first.hostKey().publicKey(),
                    name(second) + " " + second.hostKey().publicKey());
            assertThatThrownBy(() -> addressed("target"))
                    .isInstanceOf(UnknownHostKeyException.class)
                    .hasMessageContaining(target.hostKey().fingerprint());
            assertThat(second.log()).contains("direct-tcpip");
        }
    }

    @Test
    void aJumpHostThatThePatternMatchesTooDoesNotJumpToItself() throws Exception {
        try (RealSshd first = RealSshd.start();
                RealSshd target = RealSshd.start()) {
            key("first", first);
            key("target", target);
            file(
                    "known_hosts",
                    name(first) + " " + first.hostKey().publicKey(),
                    name(target) + " " + target.hostKey().publicKey());
            file(
                    "config",
                    "Host first",
                    "  Port " + first.port(),
                    "Host *",
                    "  HostName 127.0.0.1",
                    "  Port " + target.port(),
                    "  IdentityFile ~/.ssh/%n",
                    "  ProxyJump first");
            try (SshNode node = addressed("target").build()) {
                assertThat(node.run("echo", "x").stdout()).isEqualTo("x");
                assertThat(first.log()).contains("direct-tcpip");
            }
        }
    }

    @Test
    void jumpHostsInACircleAreRefused() throws Exception {
        file("config", "Host a", "ProxyJump b", "Host b", "ProxyJump a");
        assertThatThrownBy(() -> host("a"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("circle");
    }

    @Test
    void anEncryptedKeyIsRefusedByItsName() throws Exception {
        try (RealSshd sshd = RealSshd.start()) {
            file("config", "Host box", "HostName 127.0.0.1", "Port " + sshd.port(), "IdentityFile %d/.ssh/mine");
            file("known_hosts", name(sshd) + " " + sshd.hostKey().publicKey());
            assertThatThrownBy(() -> host("box")).hasMessageContainingAll("mine", "ssh-keygen -t ed25519");
            Path mine = home.resolve(".ssh/mine");
            run("ssh-keygen", "-q", "-t", "ed25519", "-N", "secret", "-f", mine.toString());
            assertThatThrownBy(() -> host("box"))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContainingAll("mine", "encrypted");
        }
    }

    @Test
    void anEncryptedKeyIsUsedThroughTheAgentThatHoldsIt() throws Exception {
        Path socket = home.resolve("agent");
        SshKeyPair other = SshKeyPair.generate("other");
        try (RealSshd sshd = RealSshd.start()) {
            Process agent = new ProcessBuilder("ssh-agent", "-D", "-a", socket.toString()).start();
            try {
                Processes.await(() -> Files.exists(socket));
                key("id_ed25519", sshd);
                Files.write(home.resolve("other"), other.privateKey());
                add(socket, home.resolve("other"));
                add(socket, home.resolve(".ssh/id_ed25519"));
                file("id_ed25519.pub", sshd.userKey().publicKey());
                Path mine = home.resolve(".ssh/id_ed25519");
                run("ssh-keygen", "-q", "-p", "-N", "secret", "-f", mine.toString());
                file("config", "IdentityAgent " + socket, "Host box", "  HostName 127.0.0.1", "  Port " + sshd.port());
                file("known_hosts", name(sshd) + " " + sshd.hostKey().publicKey());
                try (SshNode node = host("box").build()) {
                    assertThat(node.run("echo", "x").stdout()).isEqualTo("x");
                }
            } finally {
                agent.destroy();
                agent.waitFor();
            }
            assertThatThrownBy(() -> host("box"))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContainingAll("id_ed25519", "encrypted", socket.toString(), "ssh-add");
        }
    }

    @Test
    void optionsCountBeforeTheFiles() throws Exception {
        try (RealSshd sshd = RealSshd.start()) {
            key("lab", sshd);
            file("known", name(sshd) + " " + sshd.hostKey().publicKey());
            file(
                    "config",
                    "Host box",
                    "  HostName 127.0.0.2",
                    "  Port 9",
                    "  User nobody",
                    "  IdentityFile ~/.ssh/none");
            OpenSshHosts hosts = OpenSshHosts.in(home)
                    .with("hostname", "127.0.0.1")
                    .with("PORT", Integer.toString(sshd.port()))
                    .with("User", RealSshd.userName())
                    .with("IdentityFile", "~/.ssh/lab")
                    .with("UserKnownHostsFile", home.resolve(".ssh/known").toString());
            try (SshNode node = SshNode.builder()
                    .role(Role.of("box"))
                    .openSshHost(hosts, "box")
                    .build()) {
                assertThat(node.run("echo", "x").stdout()).isEqualTo("x");
            }
        }
    }

    @Test
    void whatIsSetBeforeStays() throws Exception {
        try (RealSshd sshd = RealSshd.start()) {
            try (SshNode node = sshd.node()
                    .openSshHost(OpenSshHosts.in(home), "nobody-knows-this-name.invalid")
                    .build()) {
                assertThat(node.run("echo", "x").stdout()).isEqualTo("x");
                assertThat(node.endpoint().port()).isEqualTo(sshd.port());
            }
        }
    }

    @Test
    void aHostIsFoundInTheFilesWithoutAnyConnection() throws Exception {
        SshKeyPair pinned = SshKeyPair.generate("");
        file("known_hosts", "[10.255.255.1]:23 " + pinned.publicKey());
        file("config", "Host box", "  HostName 10.255.255.1", "  User me");
        OpenSshHosts hosts = OpenSshHosts.in(home);
        OpenSshHost known = hosts.find("box:23");
        assertThat(known.host()).isEqualTo("10.255.255.1");
        assertThat(known.port()).isEqualTo(23);
        assertThat(known.user()).isEqualTo("me");
        assertThat(known.hostKey()).hasValue(pinned.publicKey());
        OpenSshHost unknown = hosts.find("somebody@box");
        assertThat(unknown.user()).isEqualTo("somebody");
        assertThat(unknown.hostKey()).isEmpty();
        assertThat(unknown.knownAs()).isEqualTo("10.255.255.1");
        assertThat(unknown.knownHosts()).contains(home.resolve(".ssh/known_hosts"));
    }

    @Test
    void withoutIdentityFilesThereIsOnlyTheAgent() throws Exception {
        try (RealSshd sshd = RealSshd.start()) {
            key("id_ed25519", sshd);
            file("known_hosts", name(sshd) + " " + sshd.hostKey().publicKey());
            OpenSshHosts hosts =
                    OpenSshHosts.in(home).with("IdentityFile", "none").with("IdentityAgent", "none");
            assertThatThrownBy(
                            () -> SshNode.builder().role(Role.of("box")).openSshHost(hosts, "127.0.0.1:" + sshd.port()))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("there is no agent");
        }
    }

    private static void add(Path socket, Path key) throws Exception {
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        ProcessBuilder add = new ProcessBuilder("ssh-add", "-q", key.toString());
        add.environment().put("SSH_AUTH_SOCK", socket.toString());
        assertThat(add.start().waitFor()).isZero();
    }

    private static void run(String... command) throws Exception {
        assertThat(new ProcessBuilder(command).start().waitFor()).isZero();
    }

    private void jumps(RealSshd first, RealSshd second, RealSshd target) throws IOException {
        key("first", first);
        key("second", second);
        key("target", target);
        file(
                "known_hosts",
                name(first) + " " + first.hostKey().publicKey(),
                name(second) + " " + second.hostKey().publicKey(),
                name(target) + " " + target.hostKey().publicKey());
        file(
                "config",
                "Host first second target",
                "  HostName 127.0.0.1",
                "  IdentityFile ~/.ssh/%n",
                "Host first",
                "  Port " + first.port(),
                "Host target",
                "  Port " + target.port(),
                "  ProxyJump first," + RealSshd.userName() + "@second:" + second.port());
    }

    private SshNodeBuilder host(String alias) {
        return SshNode.builder().role(Role.of("node")).openSshHost(OpenSshHosts.in(home), alias);
    }

    private SshNodeBuilder addressed(String alias) {
        return host(alias)
                .publicAddress(InetAddress.getLoopbackAddress())
                .privateAddress(InetAddress.getLoopbackAddress());
    }

    private static String name(RealSshd sshd) {
        return "[127.0.0.1]:" + sshd.port();
    }

    private void key(String name, RealSshd sshd) throws IOException {
        Files.write(home.resolve(".ssh").resolve(name), sshd.userKey().privateKey());
    }

    private void file(String name, String... lines) throws IOException {
        Files.writeString(home.resolve(".ssh").resolve(name), String.join("\n", lines) + "\n");
    }
}
