// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.hosts.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clustere2e.api.Role;
import io.github.clustere2e.backend.hosts.Host;
import io.github.clustere2e.ssh.SshKeyPair;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class HostTextTest {

    @Test
    void whatIsWrittenIsReadAgain() {
        Host plain = Host.at("a").build();
        Host full = Host.at("fd00::7")
                .name("the = full one")
                .port(24)
                .user("me")
                .keyFile(Path.of("/keys/a = b"))
                .hostKey(SshKeyPair.generate("a comment").publicKey())
                .privateAddress("10.0.0.7")
                .hostname("full.lab")
                .roles(Role.MASTER, Role.AGENT)
                .jump(Host.at("bastion")
                        .agent()
                        .knownHosts(Path.of("/known"))
                        .jump(plain)
                        .build())
                .build();
        assertThat(HostText.read(HostText.values(full))).isEqualTo(full);
        assertThat(HostText.read(HostText.values(plain))).isEqualTo(plain);
    }
}
