// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.hosts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.api.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnsibleHostsTest {

    private static final String INI = """
            # the lab
            spare ansible_host=10.0.0.99 # no group

            [masters]
            m1 ansible_host=10.0.0.11 ansible_port=2222 rack="a b" # the first
            m2:23

            [agents]
            node[08:10].lab ansible_user=ops
            db-[a:b]

            [cluster:children]
            masters
            agents

            [cluster:vars]
            ansible_user=admin
            ansible_ssh_private_key_file = 'keys/cluster'
            http_port = 8080

            [masters:vars]
            ansible_user=root

            [all:vars]
            ansible_user=nobody
            ansible_python_interpreter=/usr/bin/python3
            """;

    private static final String YAML = """
            all:
              vars:
                ansible_user: nobody
                ansible_python_interpreter: /usr/bin/python3
              hosts:
                spare:
                  ansible_host: 10.0.0.99
              children:
                cluster:
                  vars:
                    ansible_user: admin
                    ansible_ssh_private_key_file: keys/cluster
                    list: [1, 2]
                  children:
                    masters:
                      vars:
                        ansible_user: root
                      hosts:
                        m1:
                          ansible_host: 10.0.0.11
                          ansible_port: 2222
                        m2:
                          ansible_port: 23
                    agents:
                      hosts:
                        node[08:10].lab:
                          ansible_user: ops
                        db-[a:b]:
            """;

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"inventory", "inventory.yml"})
    void bothFormsSayTheSame(String name) throws IOException {
        HostsOptions pool = HostsOptions.fromAnsible(write(name, name.endsWith("yml") ? YAML : INI));
        assertThat(pool.hosts())
                .extracting(Host::name)
                .containsExactly("spare", "m1", "m2", "node08.lab", "node09.lab", "node10.lab", "db-a", "db-b");
        assertThat(host(pool, "spare"))
                .isEqualTo(Host.at("10.0.0.99").name("spare").user("nobody").build());
        Role cluster = Role.of("cluster");
        Path key = directory.resolve("keys/cluster");
        assertThat(host(pool, "m1"))
                .isEqualTo(Host.at("10.0.0.11")
                        .name("m1")
                        .port(2222)
                        .user("root")
                        .keyFile(key)
                        .roles(cluster, Role.MASTER)
                        .build());
        assertThat(host(pool, "m2").port()).hasValue(23);
        assertThat(host(pool, "node09.lab"))
                .isEqualTo(Host.at("node09.lab")
                        .name("node09.lab")
                        .user("ops")
                        .keyFile(key)
                        .roles(cluster, Role.AGENT)
                        .build());
        assertThat(host(pool, "db-b").user()).hasValue("admin");
    }

    @Test
    void groupsAreRolesAsTheCallerSays() throws IOException {
        HostsOptions pool = HostsOptions.fromAnsible(
                write("inventory", "[web-servers]\na\n[db]\nb\n[other]\nc\n"),
                Map.of("web-servers", Role.AGENT, "db", Role.MASTER));
        assertThat(pool.hosts())
                .extracting(Host::roles)
                .containsExactly(List.of(Role.AGENT), List.of(Role.MASTER), List.of());
        assertThat(HostsOptions.fromAnsible(directory.resolve("inventory"))
                        .hosts()
                        .get(0)
                        .roles())
                .containsExactly(Role.of("web_servers"));
        assertThatThrownBy(() -> HostsOptions.fromAnsible(directory.resolve("inventory"), Map.of("x", Role.AGENT)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("the group 'x' was given a role and is not there");
    }

    @Test
    void variablesBesideTheInventoryCountMore() throws IOException {
        write("group_vars/all.yml", "ansible_user: everybody\n");
        write("group_vars/web/login.yml", "ansible_user: web\nansible_port: 2200\n");
        write("host_vars/b", "ansible_port: 2300\n");
        HostsOptions pool =
                HostsOptions.fromAnsible(write("inventory", "c\n[web]\na ansible_port=99\nb ansible_port=98\n"));
        assertThat(host(pool, "a").user()).hasValue("web");
        assertThat(host(pool, "a").port()).hasValue(99);
        assertThat(host(pool, "b").port()).hasValue(2300);
        assertThat(host(pool, "c").user()).hasValue("everybody");
    }

    @Test
    void argumentsOfSshThatMatterAreUnderstoodAndHostKeysStayStrict() throws IOException {
        HostsOptions pool = HostsOptions.fromAnsible(write("inventory", """
                a ansible_ssh_common_args='-o StrictHostKeyChecking=no -o ProxyJump=me@one.lab:23,two.lab'
                b ansible_ssh_extra_args='-C -J bastion -o "UserKnownHostsFile=keys/known"'
                """));
        assertThat(host(pool, "a").jump())
                .hasValue(Host.at("two.lab")
                        .jump(Host.at("one.lab").port(23).user("me").build())
                        .build());
        assertThat(host(pool, "b").jump()).hasValue(Host.at("bastion").build());
        assertThat(host(pool, "b").knownHosts()).hasValue(directory.resolve("keys/known"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a ansible_connection=local               | line 1: ansible_connection: hosts are reached by SSH here",
                "a ansible_password=x                     | line 1: ansible_password: passwords are not used here",
                "a ansible_host='{{ ip }}'                | line 1: ansible_host: its value is a template",
                "a ansible_port=ssh                       | line 1: ansible_port: 'ssh' is not a port",
                "a ansible_ssh_common_args='-o ProxyCommand=nc' | line 1: ansible_ssh_common_args: the option 'ProxyCommand=nc'",
                "a x                                      | line 1: 'x' is no variable",
                "n[1:                                     | line 1: 'n[1:' has a bracket that is not closed",
                "n[9:1]                                   | line 1: 'n[9:1]' has a range that goes backwards",
                "n[x]                                     | has the range '[x]', which cannot be read",
                "[g:hosts2]                               | line 1: '[g:hosts2]' is no section",
                "#                                        | names no host",
                "#!/usr/bin/env python3                   | is a program, a dynamic inventory",
            })
    void whatCannotBeDoneIsNamedWithItsLine(String text, String problem) throws IOException {
        Path file = write("inventory", text + "\n");
        assertThatThrownBy(() -> HostsOptions.fromAnsible(file))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(problem);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "plugin: aws_ec2                                              | the configuration of a plugin",
                "_meta: {}                                                    | what a dynamic inventory prints",
                "all: {hosts: {a: {ansible_user: !vault x}}}                  | ansible_user: its value is !vault",
                "all: {host: {a: {}}}                                         | and not 'host'",
                "all: [a]                                                     | 'group all' must be 'key: value' lines",
            })
    void whatCannotBeDoneOfYamlIsNamedToo(String text, String problem) throws IOException {
        Path file = write("inventory.yaml", text + "\n");
        assertThatThrownBy(() -> HostsOptions.fromAnsible(file))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("inventory.yaml, line 1")
                .hasMessageContaining(problem);
    }

    @Test
    void aGroupThatIsNowhereAVaultAndAProgramAreRefused() throws IOException {
        Path missing = write("inventory", "[all:children]\nmasters\n");
        assertThatThrownBy(() -> HostsOptions.fromAnsible(missing))
                .hasMessageContaining("inventory, line 2: the group 'masters' is a child and is nowhere else");
        write("group_vars/all", "$ANSIBLE_VAULT;1.1;AES256\n6162\n");
        Path vault = write("inventory", "a\n");
        assertThatThrownBy(() -> HostsOptions.fromAnsible(vault))
                .hasMessageContaining("this file is encrypted by ansible-vault");
        Files.setPosixFilePermissions(vault, PosixFilePermissions.fromString("rwxr-xr-x"));
        assertThatThrownBy(() -> HostsOptions.fromAnsible(vault)).hasMessageContaining("ansible-inventory -i");
        assertThatThrownBy(() -> HostsOptions.fromAnsible(directory))
                .hasMessageContaining("is a directory of inventories");
    }

    private Path write(String name, String text) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.resolveSibling("."));
        return Files.writeString(file, text);
    }

    private static Host host(HostsOptions pool, String name) {
        return pool.hosts().stream()
                .filter(host -> host.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
