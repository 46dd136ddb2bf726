// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.hosts;

import io.github.clustere2e.api.BackendOptions;
import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.api.Role;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The pool of hosts that a cluster's nodes are taken from.
 *
 * <p>A node takes a host that names its role; if there is none, one that names no role; in the order of the pool. A host
 * is in at most one cluster at a time, also where several pools name it.
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class HostsOptions implements BackendOptions {

    /** The id of the backend that these options are for: {@value}. */
    public static final String BACKEND = "hosts";

    private final List<Host> hosts;

    private HostsOptions(List<Host> hosts) {
        this.hosts = hosts;
    }

    /**
     * Makes a pool.
     *
     * @param hosts at least one
     * @return the options
     * @throws InvalidInputException if there is none, or two have the same name
     */
    public static HostsOptions of(Host... hosts) {
        return of(Arrays.asList(hosts));
    }

    /**
     * Makes a pool.
     *
     * @param hosts at least one, in the order in which they are to be taken
     * @return the options
     * @throws InvalidInputException if there is none, or two have the same name
     */
    public static HostsOptions of(Collection<Host> hosts) {
        if (hosts.isEmpty()) {
            throw new InvalidInputException("A pool without hosts serves nobody: name at least one");
        }
        Set<String> names = new LinkedHashSet<>();
        for (Host host : hosts) {
            if (!names.add(host.name())) {
                throw new InvalidInputException("Two hosts of the pool are called '" + host.name()
                        + "': name each host once, and give hosts with the same address names of their own");
            }
        }
        return new HostsOptions(List.copyOf(hosts));
    }

    /**
     * Reads a pool from a YAML file of this project's own form: a list {@code hosts}, and {@code defaults} for all of
     * them. What a host can say is what {@link HostBuilder} can; docs/hosts.md has the keys.
     *
     * @param file in UTF-8; paths in it are relative to its directory, and {@code ~} is the user's home
     * @return the options
     * @throws InvalidInputException that names everything that is wrong, with its line and what helps
     */
    public static HostsOptions fromYaml(Path file) {
        return YamlHosts.read(file);
    }

    /**
     * Reads a pool from an Ansible inventory, of which each group is a role of its name; {@code masters},
     * {@code agents} and {@code public_agents} are the roles master, agent and public_agent. As
     * {@link #fromAnsible(Path, Map)} else.
     *
     * @param inventory its file
     * @return the options
     * @throws InvalidInputException that names everything that is wrong, with its line and what helps
     */
    public static HostsOptions fromAnsible(Path inventory) {
        return AnsibleHosts.read(inventory, Map.of());
    }

    /**
     * Reads a pool from an Ansible inventory, in INI or, if its name ends so, in YAML; with host ranges, children,
     * variables of groups, {@code group_vars} and {@code host_vars}. Of the variables those count that say how to log in;
     * docs/hosts.md lists them. Dynamic inventories, vaults, templates and passwords are refused where they matter.
     *
     * @param inventory its file; paths in it are relative to its directory
     * @param roles which group is which role; hosts of no such group are for any role
     * @return the options, with the hosts in the order of the inventory
     * @throws InvalidInputException that names everything that is wrong, with its line and what helps
     */
    public static HostsOptions fromAnsible(Path inventory, Map<String, Role> roles) {
        return AnsibleHosts.read(inventory, roles);
    }

    /**
     * Returns the pool.
     *
     * @return in the order in which they are taken
     */
    public List<Host> hosts() {
        return hosts;
    }

    @Override
    public String backendId() {
        return BACKEND;
    }

    @Override
    public String fingerprint() {
        return "hosts" + hosts.stream().map(Host::values).toList();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof HostsOptions options && hosts.equals(options.hosts);
    }

    @Override
    public int hashCode() {
        return hosts.hashCode();
    }

    @Override
    public String toString() {
        return "hosts" + hosts;
    }
}
