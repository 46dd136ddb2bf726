// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.hosts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.api.Role;
import io.github.clustere2e.ssh.SshKeyPair;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlHostsTest {

    private static final String KEY = SshKeyPair.generate("").publicKey();

    @TempDir
    Path directory;

    @Test
    void everythingThatAHostCanSayIsRead() throws IOException {
        HostsOptions pool = read("""
                # the lab
                defaults:
                  user: root
                  key: keys/lab
                  known_hosts: known_hosts
                hosts:
                  - address: 10.0.0.11
                    name: m1
                    port: 2222
                    private_address: 192.168.0.11
                    hostname: m1.lab
                    host_key: %s
                    role: master
                  - address: fd00::7
                    agent: true
                    roles: [agent, public_agent]
                    jump:
                      address: bastion.lab
                      user: me
                      jump: first.lab
                  - me@10.0.0.13:23
                """.formatted(KEY));
        assertThat(pool.hosts())
                .containsExactly(
                        Host.at("10.0.0.11")
                                .name("m1")
                                .port(2222)
                                .user("root")
                                .keyFile(directory.resolve("keys/lab"))
                                .hostKey(KEY)
                                .privateAddress("192.168.0.11")
                                .hostname("m1.lab")
                                .roles(Role.MASTER)
                                .build(),
                        Host.at("fd00::7")
                                .user("root")
                                .agent()
                                .knownHosts(directory.resolve("known_hosts"))
                                .roles(Role.AGENT, Role.PUBLIC_AGENT)
                                .jump(Host.at("bastion.lab")
                                        .user("me")
                                        .jump(Host.at("first.lab").build())
                                        .build())
                                .build(),
                        Host.at("10.0.0.13")
                                .port(23)
                                .user("root")
                                .keyFile(directory.resolve("keys/lab"))
                                .knownHosts(directory.resolve("known_hosts"))
                                .build());
    }

    @Test
    void allThatIsWrongIsToldAtOnceWithItsLine() {
        assertThatThrownBy(() -> read("""
                        defaults:
                          usr: root
                        hosts:
                          - address: 10.0.0.11
                            port: ssh
                            agent: perhaps
                          - name: nameless
                          - address: 10.0.0.12
                            key: a
                            agent: true
                            host_key: ssh-ed25519 AAAA
                            roles: [Master]
                          - address: 10.0.0.13
                            user: [a, b]
                        host: x
                        """))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("hosts.yml, line 2: the key 'usr' is not known of defaults")
                .hasMessageContaining("line 5: 'port' must be a number from 1 to 65535, and is 'ssh'")
                .hasMessageContaining("line 6: 'agent' must be true or false, and is 'perhaps'")
                .hasMessageContaining("line 7: the key 'address' is missing")
                .hasMessageContaining("line 8: 'agent' and 'key' say the same thing in two ways")
                .hasMessageContaining("line 8: The host '10.0.0.12' cannot be used")
                .hasMessageContaining("cut off or damaged")
                .hasMessageContaining("line 12: 'Master' is not a role name")
                .hasMessageContaining("line 14: 'user' must be a single value, and is a list")
                .hasMessageContaining("line 15: the key 'host' is not known of the file: there are defaults, hosts");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``                                         | is empty",
                "`hosts: [10.0.0.1`                         | line 1: this is no YAML",
                "`hosts: 10.0.0.1`                          | line 1: 'hosts' must be a list",
                "`hosts: []`                                | name at least one",
                "`- 10.0.0.1`                               | line 1: 'the file' must be 'key: value' lines, and is a list",
                "`hosts: [a, a]`                            | two hosts are called 'a'",
                "`hosts: [{address: a, address: b}]`        | 'address' is there twice",
                "`hosts: [\"a b\"]`                         | 'a b' is no host",
                "`hosts: [{address: a, port: 70000}]`       | 70000 is not a port",
                "`hosts: [{address: \"a;rm\", user: \"\"}]` | its user '' is empty",
                "`hosts: [{address: -oProxyCommand=x}]`     | is no address",
            })
    void badFilesAreRefused(String text, String problem) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(problem);
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> HostsOptions.fromYaml(directory.resolve("nowhere.yml")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("There is no file")
                .hasMessageContaining("nowhere.yml");
    }

    private HostsOptions read(String text) throws IOException {
        return HostsOptions.fromYaml(Files.writeString(directory.resolve("hosts.yml"), text));
    }
}
