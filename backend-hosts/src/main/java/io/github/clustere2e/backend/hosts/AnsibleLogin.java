// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.hosts;

import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.backend.hosts.Inventory.Variable;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What Ansible's variables say of how to log in to a host. What cannot be done here is noted, not passed over. */
record AnsibleLogin(Path file, Map<String, Variable> variables, Problems problems) {

    private static final Set<String> BY_SSH =
            Set.of("ssh", "smart", "paramiko", "paramiko_ssh", "ansible.builtin.ssh", "ansible.builtin.paramiko_ssh");

    HostBuilder host(String name) {
        refusePasswords();
        value("ansible_connection")
                .filter(connection -> !BY_SSH.contains(connection))
                .ifPresent(connection -> problem(
                        "ansible_connection",
                        "hosts are reached by SSH here, and not by '" + connection
                                + "': leave the host out, or give it an SSH server"));
        HostBuilder host =
                Host.at(value("ansible_host", "ansible_ssh_host").orElse(name)).name(name);
        value("ansible_port", "ansible_ssh_port").ifPresent(port -> port(host, port));
        value("ansible_user", "ansible_ssh_user").ifPresent(host::user);
        value("ansible_ssh_private_key_file", "ansible_private_key_file")
                .ifPresent(key -> host.keyFile(FilePaths.of(key, file)));
        value("cluster_e2e_host_key").ifPresent(host::hostKey);
        value("cluster_e2e_known_hosts").ifPresent(known -> host.knownHosts(FilePaths.of(known, file)));
        value("cluster_e2e_private_address").ifPresent(host::privateAddress);
        value("cluster_e2e_hostname").ifPresent(host::hostname);
        for (String arguments :
                new String[] {"ansible_ssh_args", "ansible_ssh_common_args", "ansible_ssh_extra_args"}) {
            value(arguments).ifPresent(text -> arguments(host, arguments, text));
        }
        return host;
    }

    private void refusePasswords() {
        for (String name : new String[] {"ansible_password", "ansible_ssh_pass", "ansible_ssh_password"}) {
            if (variables.containsKey(name)) {
                problem(
                        name,
                        "passwords are not used here: give the host a key (ssh-copy-id) and name it with"
                                + " ansible_ssh_private_key_file, or add it to the agent");
            }
        }
    }

    private void port(HostBuilder host, String port) {
        if (port.matches("\\d{1,5}")) {
            host.port(Integer.parseInt(port));
        } else {
            problem("ansible_port", "'" + port + "' is not a port: it must lie between 1 and 65535");
        }
    }

    private void arguments(HostBuilder host, String variable, String text) {
        try {
            SshArguments.read(text, file).apply(host);
        } catch (InvalidInputException e) {
            problem(variable, String.valueOf(e.getMessage()));
        }
    }

    /** The first of several names for the same thing; nothing, and noted, if only Ansible itself could tell the value. */
    private Optional<String> value(String... names) {
        for (String name : names) {
            Variable variable = variables.get(name);
            if (variable != null) {
                if (!variable.tag().isEmpty()) {
                    problem(
                            name,
                            "its value is " + variable.tag() + ", which is not understood here: give it in plain"
                                    + " text, or in ~/.ssh/config");
                    return Optional.empty();
                }
                if (variable.value().contains("{{")) {
                    problem(
                            name,
                            "its value is a template, '" + variable.value() + "', which only Ansible can fill in: "
                                    + AnsibleHosts.LIST);
                    return Optional.empty();
                }
                return Optional.of(variable.value());
            }
        }
        return Optional.empty();
    }

    private void problem(String name, String text) {
        Variable variable = variables.get(name);
        if (variable != null) {
            problems.add(variable.place(), name + ": " + text);
        }
    }
}
