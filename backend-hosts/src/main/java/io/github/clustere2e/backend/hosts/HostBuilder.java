// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.hosts;

import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.api.Role;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Collects what is known of a {@link Host}. Not thread-safe.
 *
 * @since 0.1
 */
public final class HostBuilder {

    final String address;
    String name = "";
    OptionalInt port = OptionalInt.empty();

    @Nullable
    String user;

    @Nullable
    Path keyFile;

    boolean agent;

    @Nullable
    String hostKey;

    @Nullable
    Path knownHosts;

    @Nullable
    String privateAddress;

    @Nullable
    String hostname;

    @Nullable
    Host jump;

    final List<Role> roles = new ArrayList<>();

    HostBuilder(String address) {
        this.address = address;
    }

    HostBuilder(Host host) {
        this.address = host.address();
        this.name = host.name();
        this.port = host.port();
        this.user = host.user().orElse(null);
        this.keyFile = host.keyFile().orElse(null);
        this.agent = host.agent();
        this.hostKey = host.hostKey().orElse(null);
        this.knownHosts = host.knownHosts().orElse(null);
        this.privateAddress = host.privateAddress().orElse(null);
        this.hostname = host.hostname().orElse(null);
        this.jump = host.jump().orElse(null);
        this.roles.addAll(host.roles());
    }

    /**
     * Sets what errors call it. By default its address, with the port behind a colon if one is given.
     *
     * @param value unique in its pool
     * @return this
     */
    public HostBuilder name(String value) {
        this.name = value;
        return this;
    }

    /**
     * Sets the port of its SSH server. By default what {@code ~/.ssh/config} says, else 22.
     *
     * @param value 1 to 65535
     * @return this
     */
    public HostBuilder port(int value) {
        this.port = OptionalInt.of(value);
        return this;
    }

    /**
     * Sets the user that logs in. By default what {@code ~/.ssh/config} says, else the user that runs this.
     *
     * @param value a user of the host
     * @return this
     */
    public HostBuilder user(String value) {
        this.user = value;
        return this;
    }

    /**
     * Sets the private key to log in with; instead of {@link #agent()}. By default what OpenSSH would take.
     *
     * @param value its file, which is read at each connection; an encrypted one needs an agent that holds its key, and its
     *     public key beside it
     * @return this
     */
    public HostBuilder keyFile(Path value) {
        this.keyFile = value.toAbsolutePath().normalize();
        this.agent = false;
        return this;
    }

    /**
     * Logs in with the first key of the SSH agent; instead of {@link #keyFile}.
     *
     * @return this
     */
    public HostBuilder agent() {
        this.agent = true;
        this.keyFile = null;
        return this;
    }

    /**
     * Sets the public host key that it must prove to have; instead of {@link #knownHosts}.
     *
     * @param value as OpenSSH writes it, such as the content of {@code /etc/ssh/ssh_host_ed25519_key.pub}
     * @return this
     */
    public HostBuilder hostKey(String value) {
        this.hostKey = value.strip();
        this.knownHosts = null;
        return this;
    }

    /**
     * Sets the file that knows its host key; instead of {@link #hostKey}. By default what {@code ~/.ssh/config} says, else
     * {@code ~/.ssh/known_hosts}.
     *
     * @param value in the format of {@code known_hosts}
     * @return this
     */
    public HostBuilder knownHosts(Path value) {
        this.knownHosts = value.toAbsolutePath().normalize();
        this.hostKey = null;
        return this;
    }

    /**
     * Sets where the other nodes reach it. By default the address at which its SSH server is reached, as the host sees it.
     *
     * @param value an IP address, or a host name that this machine can resolve
     * @return this
     */
    public HostBuilder privateAddress(String value) {
        this.privateAddress = value;
        return this;
    }

    /**
     * Sets the host name by which the other nodes find it. By default what the host calls itself. It is not changed on the
     * host.
     *
     * @param value a host name
     * @return this
     */
    public HostBuilder hostname(String value) {
        this.hostname = value;
        return this;
    }

    /**
     * Reaches it through another host, as {@code ssh -J} does. By default the {@code ProxyJump} of {@code ~/.ssh/config}.
     *
     * @param value how to log in there; perhaps with a jump host of its own
     * @return this
     */
    public HostBuilder jump(Host value) {
        this.jump = value;
        return this;
    }

    /**
     * Says what it is for; given again, it is for each of them. By default for any role.
     *
     * @param values some roles
     * @return this
     */
    public HostBuilder roles(Role... values) {
        Stream.of(values).filter(role -> !roles.contains(role)).forEach(roles::add);
        return this;
    }

    /**
     * Builds the host. Nothing is connected to, and no file is read.
     *
     * @return the host
     * @throws InvalidInputException that names everything that is wrong
     */
    public Host build() {
        if (name.isEmpty()) {
            name = port.isPresent() ? address + ":" + port.getAsInt() : address;
        }
        List<String> problems = HostProblems.of(this);
        if (!problems.isEmpty()) {
            throw new InvalidInputException(
                    "The host '" + name.strip() + "' cannot be used: " + String.join("; ", problems));
        }
        return new Host(this);
    }
}
