// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.hosts;

import io.github.clustere2e.api.BackendOptions;
import io.github.clustere2e.api.InvalidInputException;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
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
