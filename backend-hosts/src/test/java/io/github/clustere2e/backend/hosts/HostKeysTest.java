// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.hosts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.ClusterSpec;
import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.api.Role;
import io.github.clustere2e.ssh.SshKeyPair;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whom a host is believed to be, and how to log in: nothing is trusted at first sight. */
@Timeout(120)
class HostKeysTest {

    @TempDir
    Path directory;

    private Surroundings here;

    @BeforeEach
    void setUp() throws IOException {
        here = new Surroundings(directory, 2);
    }

    @AfterEach
    void tearDown() {
        here.close();
    }

    private Cluster create(Host... pool) {
        return here.provider()
                .create(ClusterSpec.builder()
                        .name("lab")
                        .nodes(Role.AGENT, pool.length)
                        .options(HostsOptions.of(pool))
                        .build());
    }

    private void works(Host... pool) {
        try (Cluster cluster = create(pool)) {
            assertThat(cluster.nodes().run("true").worstStatus()).isZero();
        }
    }

    @Test
    void hostsWithoutAKnownKeyAreRefusedAllTogetherWithTheLineToAsk() throws IOException {
        Path known = here.ssh("known_hosts", "");
        Path own = directory.resolve("own");
        String first = "ssh-keyscan -t ed25519 -p " + here.sshd(0).port() + " 127.0.0.1 >> " + known;
        String second = "ssh-keyscan -t ed25519 -p " + here.sshd(1).port() + " 127.0.0.1 >> " + own;
        assertThatThrownBy(() -> create(
                        here.sshd(0).withoutHostKey().build(),
                        here.sshd(1).withoutHostKey().knownHosts(own).build()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(first)
                .hasMessageContaining(second)
                .hasMessageContaining("No key is trusted at first sight")
                .hasMessageContaining("compare its fingerprint");
        assertThat(here.sshd(0).logText()).doesNotContain("Accepted publickey");
        assertThat(here.claims()).isEmpty();
    }

    @Test
    void theLineThatIsToldMakesAHostKnown() throws Exception {
        Path own = directory.resolve("own");
        Host host = here.sshd(0).withoutHostKey().knownHosts(own).build();
        assertThatThrownBy(() -> create(host)).hasMessageMatching("(?s).*ssh-keyscan .* >> " + own + "\\s.*");
        String message = message(host);
        String line = message.substring(message.indexOf("ssh-keyscan"))
                .lines()
                .findFirst()
                .orElseThrow();
        Process scan = new ProcessBuilder("sh", "-c", line + " 2>/dev/null").start();
        assertThat(scan.waitFor()).isZero();
        works(host);
    }

    private String message(Host host) {
        try (Cluster cluster = create(host)) {
            throw new AssertionError(cluster + " was made of a host that nobody knows");
        } catch (InvalidInputException e) {
            return String.valueOf(e.getMessage());
        }
    }

    @Test
    void keysComeFromKnownHostsOfTheUserOrAFile() throws IOException {
        here.ssh("known_hosts", here.sshd(0).knownHostsLine());
        Path own = Files.writeString(directory.resolve("own"), here.sshd(1).knownHostsLine());
        works(
                here.sshd(0).withoutHostKey().build(),
                here.sshd(1).withoutHostKey().knownHosts(own).build());
    }

    @Test
    void aHostWithAnotherKeyIsToldAndSentNothing() throws IOException {
        String another = SshKeyPair.generate("").publicKey();
        assertThatThrownBy(() ->
                        create(here.sshd(0).withoutHostKey().hostKey(another).build()))
                .hasMessageContaining("agent_0 on 127.0.0.1")
                .hasMessageContaining("key");
        assertThat(here.sshd(0).logText()).doesNotContain("Accepted publickey");
        assertThat(here.claims()).isEmpty();
    }

    @Test
    void anAliasOfTheUsersConfigurationIsAllThatIsNeeded() throws IOException {
        here.ssh("known_hosts", here.sshd(0).knownHostsLine());
        here.ssh("config", """
                Host box
                  HostName 127.0.0.1
                  Port %d
                  User %s
                  IdentityFile %s
                """.formatted(
                        here.sshd(0).port(),
                        System.getProperty("user.name"),
                        here.sshd(0).keyFile()));
        works(Host.at("box").build());
    }

    @Test
    void aHostIsReachedThroughAnotherOne() throws IOException {
        Host jump = here.host(0).build();
        works(here.host(1).jump(jump).build());
        assertThat(here.sshd(0).logText()).contains("Accepted publickey");
    }

    @Test
    void aJumpHostHasToBeKnownAsWell() throws IOException {
        here.ssh("known_hosts", "");
        assertThatThrownBy(() -> create(here.host(1)
                        .jump(here.sshd(0).withoutHostKey().name("bastion").build())
                        .build()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("bastion: its host key is not known");
    }

    @Test
    void aMissingPrivateKeyIsNamed() {
        Path missing = directory.resolve("missing");
        assertThatThrownBy(() -> create(here.host(0).keyFile(missing).build()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("There is no private key")
                .hasMessageContaining(missing.toString());
        assertThat(here.claims()).isEmpty();
    }

    @Test
    void oneHostThatIsNamedTwiceIsRefused() {
        assertThatThrownBy(() ->
                        create(here.host(0).build(), here.host(0).name("again").build()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("again and h0 have the same host key or the same address");
    }
}
