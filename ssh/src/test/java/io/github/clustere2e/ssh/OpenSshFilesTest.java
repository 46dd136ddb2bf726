// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clustere2e.api.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenSshFilesTest {

    private static final String KEY =
            "ssh-ed25519 " + SshKeyPair.generate("").publicKey().split(" ", -1)[1];
    private static final String OTHER =
            "ssh-ed25519 " + SshKeyPair.generate("").publicKey().split(" ", -1)[1];

    @TempDir
    Path home;

    @Test
    void namesMayBeListsPatternsAndNegated() throws Exception {
        KnownHosts known = known("# a comment", "", "a,10.0.0.?,*.example,!bad.example " + KEY + " with a comment");
        assertThat(known.keysOf("a")).containsExactly(KEY);
        assertThat(known.keysOf("10.0.0.7")).containsExactly(KEY);
        assertThat(known.keysOf("b.example")).containsExactly(KEY);
        assertThat(known.keysOf("bad.example")).isEmpty();
        assertThat(known.keysOf("10.0.0.77")).isEmpty();
        assertThat(known.keysOf("[a]:2222"))
                .as("another port is another server")
                .isEmpty();
        assertThat(KnownHosts.nameOf("A", 2222)).isEqualTo("[a]:2222");
        assertThat(KnownHosts.nameOf("A", 22)).isEqualTo("a");
    }

    @Test
    void namesThatSshKeygenHashedAreFound() throws Exception {
        Path file = home.resolve("known_hosts");
        Files.writeString(file, "a.example " + KEY + "\n[b.example]:2222 " + OTHER + "\n");
        Process keygen = new ProcessBuilder("ssh-keygen", "-q", "-H", "-f", file.toString())
                .redirectErrorStream(true)
                .start();
        keygen.getInputStream().readAllBytes();
        assertThat(keygen.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(Files.readString(file)).contains("|1|").doesNotContain("example");
        KnownHosts known = KnownHosts.read(List.of(file));
        assertThat(known.keysOf("a.example")).containsExactly(KEY);
        assertThat(known.keysOf("[b.example]:2222")).containsExactly(OTHER);
        assertThat(known.keysOf("b.example")).isEmpty();
    }

    @Test
    void whatIsRevokedDamagedOrAnAuthorityIsNoKeyToPin() throws Exception {
        KnownHosts known = known(
                "a " + KEY,
                "a " + OTHER,
                "@revoked * " + KEY,
                "@cert-authority * " + KEY,
                "|1|%%%|x " + KEY,
                "|1|AAAA " + KEY,
                "a ssh-ed25519 AAAA",
                "a");
        assertThat(known.keysOf("a")).containsExactly(OTHER);
        assertThat(known.keysOf("c")).isEmpty();
        assertThat(known.hasRevoked("c")).isTrue();
        assertThat(KnownHosts.read(List.of(home.resolve("nowhere"))).keysOf("a"))
                .isEmpty();
    }

    @Test
    void theFirstValueOfTheBlocksThatMatchCounts() throws Exception {
        OpenSshConfig config = config(
                "web1.example",
                "user=everybody",
                "Host *.example !web2.* # a comment",
                "  User nobody",
                "  PORT \"2222\"",
                "  IdentityFile \"~/with space\"",
                "  SomethingNew yes",
                "Host db1 web?.example",
                "  Port 1",
                "  IdentityFile /second",
                "Host web2.example",
                "  HostName wrong",
                "Host web1.example",
                "  HostName %h.internal");
        assertThat(config.first("User")).hasValue("everybody");
        assertThat(config.first("Port")).hasValue("2222");
        assertThat(config.first("HostName")).hasValue("%h.internal");
        assertThat(config.all("IdentityFile")).containsExactly("~/with space", "/second");
        assertThat(config.first("ProxyJump")).isEmpty();
    }

    @Test
    void theSameHostTwiceIsBothAndAMatchBlockIsNeither() throws Exception {
        OpenSshConfig config = config("a", "Host a", "Port 1", "Match all", "User wrong", "Host a", "HostName h");
        assertThat(config.first("Port")).hasValue("1");
        assertThat(config.first("HostName")).hasValue("h");
        assertThat(config.first("User")).isEmpty();
    }

    @Test
    void filesAreIncludedWhereTheirBlockMatches() throws Exception {
        Files.createDirectories(home.resolve(".ssh/conf.d"));
        Files.writeString(home.resolve(".ssh/conf.d/1.conf"), "Host a\nPort 1\nHost b\nPort 2\n");
        Files.writeString(home.resolve(".ssh/conf.d/2.conf"), "User u\n");
        assertThat(config("a", "Include conf.d/*.conf").first("Port")).hasValue("1");
        assertThat(config("b", "Include ~/.ssh/conf.d/*.conf").first("Port")).hasValue("2");
        assertThat(config("c", "Include conf.d/*.conf").first("User")).hasValue("u");
        assertThat(config("c", "Host a", "Include conf.d/*.conf").first("User")).isEmpty();
        assertThat(config("a", "Include missing/*").first("User")).isEmpty();
        assertThatThrownBy(() -> config("a", "Include config"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("include itself");
    }

    @Test
    void tokensStandForWhatTheyAre() {
        assertThat(OpenSshPaths.expand("%d/%%/%n$1", Map.of('d', "/home", 'n', "a$0")))
                .isEqualTo("/home/%/a$0$1");
        assertThatThrownBy(() -> OpenSshPaths.expand("%x", Map.of()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("%x");
    }

    @Test
    void hopsAreWrittenInManyWays() {
        assertThat(Hop.of("h")).isEqualTo(new Hop("", "h", 0));
        assertThat(Hop.of("u@h:2")).isEqualTo(new Hop("u", "h", 2));
        assertThat(Hop.of("ssh://u@[::1]:2")).isEqualTo(new Hop("u", "::1", 2));
        assertThatThrownBy(() -> Hop.of("h:port")).isInstanceOf(InvalidInputException.class);
    }

    private KnownHosts known(String... lines) throws IOException {
        return KnownHosts.read(List.of(Files.writeString(home.resolve("known"), String.join("\n", lines))));
    }

    private OpenSshConfig config(String alias, String... lines) throws IOException {
        Files.createDirectories(home.resolve(".ssh"));
        Path file = Files.writeString(home.resolve(".ssh/config"), String.join("\n", lines));
        return OpenSshConfig.of(home, file, alias);
    }
}
