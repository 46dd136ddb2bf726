// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.hosts;

import io.github.clustere2e.api.Role;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A host that exists, and how to log in to it. What is not said is taken from {@code ~/.ssh/config}, {@code known_hosts}
 * and the user's keys, as OpenSSH does.
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class Host {

    private final String address;
    private final String name;
    private final OptionalInt port;
    private final @Nullable String user;
    private final @Nullable Path keyFile;
    private final boolean agent;
    private final @Nullable String hostKey;
    private final @Nullable Path knownHosts;
    private final @Nullable String privateAddress;
    private final @Nullable String hostname;
    private final @Nullable Host jump;
    private final List<Role> roles;

    Host(HostBuilder builder) {
        this.address = builder.address;
        this.name = builder.name;
        this.port = builder.port;
        this.user = builder.user;
        this.keyFile = builder.keyFile;
        this.agent = builder.agent;
        this.hostKey = builder.hostKey;
        this.knownHosts = builder.knownHosts;
        this.privateAddress = builder.privateAddress;
        this.hostname = builder.hostname;
        this.jump = builder.jump;
        this.roles = List.copyOf(builder.roles);
    }

    /**
     * Begins a host.
     *
     * @param address a host name, an IP address, or a {@code Host} of {@code ~/.ssh/config}
     * @return a builder
     */
    public static HostBuilder at(String address) {
        return new HostBuilder(address);
    }

    /**
     * Begins a host as people type it.
     *
     * @param text {@code [user@]address[:port]}, an IPv6 address in brackets
     * @return a builder
     * @throws io.github.clustere2e.api.InvalidInputException if it is none
     */
    public static HostBuilder parse(String text) {
        return HostAddress.read(text);
    }

    /**
     * Returns where it is.
     *
     * @return a host name, an address, or an alias of {@code ~/.ssh/config}
     */
    public String address() {
        return address;
    }

    /**
     * Returns what errors call it.
     *
     * @return unique in its pool; without more its address, with the port behind a colon if one was given
     */
    public String name() {
        return name;
    }

    /**
     * Returns the port of its SSH server.
     *
     * @return empty for what {@code ~/.ssh/config} says, else 22
     */
    public OptionalInt port() {
        return port;
    }

    /**
     * Returns the user that logs in.
     *
     * @return empty for what {@code ~/.ssh/config} says, else the user that runs this
     */
    public Optional<String> user() {
        return Optional.ofNullable(user);
    }

    /**
     * Returns the file of the private key to log in with.
     *
     * @return absolute; empty for the agent's key, or what OpenSSH would take
     */
    public Optional<Path> keyFile() {
        return Optional.ofNullable(keyFile);
    }

    /**
     * Returns whether the agent's first key is used, and no file.
     *
     * @return {@code false} for a file, or what OpenSSH would take
     */
    public boolean agent() {
        return agent;
    }

    /**
     * Returns the public host key that it must prove to have.
     *
     * @return as OpenSSH writes it, {@code ssh-ed25519 AAAA…}; empty for what {@code known_hosts} says
     */
    public Optional<String> hostKey() {
        return Optional.ofNullable(hostKey);
    }

    /**
     * Returns the file that knows its host key.
     *
     * @return absolute, in the format of {@code known_hosts}; empty for the user's own
     */
    public Optional<Path> knownHosts() {
        return Optional.ofNullable(knownHosts);
    }

    /**
     * Returns where the other nodes reach it.
     *
     * @return a host name or an address; empty for the address at which its SSH server is reached, as the host sees it
     */
    public Optional<String> privateAddress() {
        return Optional.ofNullable(privateAddress);
    }

    /**
     * Returns the host name by which the other nodes find it.
     *
     * @return empty for what the host calls itself
     */
    public Optional<String> hostname() {
        return Optional.ofNullable(hostname);
    }

    /**
     * Returns the host through which it is reached.
     *
     * @return empty for what {@code ~/.ssh/config} says, else straight
     */
    public Optional<Host> jump() {
        return Optional.ofNullable(jump);
    }

    /**
     * Returns the roles that it is for.
     *
     * @return empty if it is for any role
     */
    public List<Role> roles() {
        return roles;
    }

    /**
     * Begins a host that is like this one.
     *
     * @return a builder with everything as it is here
     */
    public HostBuilder toBuilder() {
        return new HostBuilder(this);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Host host && values().equals(host.values());
    }

    @Override
    public int hashCode() {
        return values().hashCode();
    }

    /** All that it says, in a fixed order. */
    List<Optional<Object>> values() {
        return List.of(
                Optional.of(address),
                Optional.of(name),
                Optional.of(port),
                Optional.ofNullable(user),
                Optional.ofNullable(keyFile),
                Optional.of(agent),
                Optional.ofNullable(hostKey),
                Optional.ofNullable(knownHosts),
                Optional.ofNullable(privateAddress),
                Optional.ofNullable(hostname),
                Optional.ofNullable(jump).map(Host::values),
                Optional.of(roles));
    }

    /**
     * Returns its name and whereabouts.
     *
     * @return such as {@code m1 (root@10.0.0.7:22)}
     */
    @Override
    public String toString() {
        String where = (user == null ? "" : user + "@") + address + (port.isPresent() ? ":" + port.getAsInt() : "");
        return Objects.equals(where, name) ? name : name + " (" + where + ")";
    }
}
