// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import static java.util.Objects.requireNonNull;

import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.CommandListener;
import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.api.Role;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Collects what an {@link SshNode} needs. Not thread-safe.
 *
 * @since 0.1
 */
public final class SshNodeBuilder {

    @Nullable
    String name;

    @Nullable
    Role role;

    @Nullable
    String hostname;

    @Nullable
    InetAddress publicAddress;

    @Nullable
    InetAddress privateAddress;

    @Nullable
    SshEndpoint endpoint;

    /** Of {@link #privateKey(byte[])}, which is read when the node is built. */
    byte @Nullable [] privateKey;

    @Nullable
    UserKey userKey;

    final List<CommandListener> commandListeners = new ArrayList<>();
    SshAlgorithms algorithms = SshAlgorithms.modern();
    Route route = Route.STRAIGHT;

    /** Those that this node's way leads over and that end with it; the nearest to it first. */
    List<SshNode> jumps = List.of();

    Duration connectTimeout = Duration.ofSeconds(30);
    Duration transferTimeout = Duration.ofMinutes(30);
    Duration longestSilence = Duration.ofSeconds(60);
    int maxConcurrentCommands = 8;
    Supplier<Optional<String>> obstacle = Optional::empty;

    SshNodeBuilder() {}

    /**
     * Names it; required.
     *
     * @param value unique in its cluster
     * @return this
     */
    public SshNodeBuilder name(String value) {
        this.name = value;
        return this;
    }

    /**
     * Says what it is for; required.
     *
     * @param value the role
     * @return this
     */
    public SshNodeBuilder role(Role value) {
        this.role = value;
        return this;
    }

    /**
     * Sets the host name by which other nodes find it; required.
     *
     * @param value the host name
     * @return this
     */
    public SshNodeBuilder hostname(String value) {
        this.hostname = value;
        return this;
    }

    /**
     * Sets the address at which the outside reaches it; required.
     *
     * @param value the address
     * @return this
     */
    public SshNodeBuilder publicAddress(InetAddress value) {
        this.publicAddress = value;
        return this;
    }

    /**
     * Sets the address at which the other nodes reach it; required.
     *
     * @param value the address
     * @return this
     */
    public SshNodeBuilder privateAddress(InetAddress value) {
        this.privateAddress = value;
        return this;
    }

    /**
     * Sets where its SSH server is; required.
     *
     * @param value the endpoint with its pinned host key
     * @return this
     */
    public SshNodeBuilder endpoint(SshEndpoint value) {
        this.endpoint = value;
        return this;
    }

    /**
     * Sets the key to log in with; required.
     *
     * @param value an Ed25519 private key in OpenSSH's format, not encrypted; an ECDSA or RSA key only with
     *     {@link #algorithms(SshAlgorithms)} that have its signatures
     * @return this
     */
    public SshNodeBuilder privateKey(byte[] value) {
        this.privateKey = value.clone();
        this.userKey = null;
        return this;
    }

    /**
     * Chooses which algorithms are offered. {@link SshAlgorithms#modern()} by default.
     *
     * @param value such as {@link SshAlgorithms#compatible()} for an old server
     * @return this
     */
    public SshNodeBuilder algorithms(SshAlgorithms value) {
        this.algorithms = value;
        return this;
    }

    /**
     * Reaches the node through another one, as OpenSSH's {@code ProxyJump} does: the SSH connection goes over a channel of
     * the other's, which sees nothing of it. Straight by default.
     *
     * @param jump stays the caller's, who closes it after this node
     * @return this
     */
    public SshNodeBuilder via(SshNode jump) {
        this.route = Route.via(jump.tunnels());
        this.jumps = List.of();
        return this;
    }

    /**
     * Takes where a host is, its key, the user, the user's key and the way to it from OpenSSH's own files, and
     * {@link SshAlgorithms#compatible()}. Its alias becomes the name and the host name, and its address both addresses.
     * An endpoint, a private key, a way, names and addresses that are set already stay, and their part of the files is not
     * asked; an address that only a jump host can resolve has to be set. What is set afterwards counts.
     *
     * @param hosts the files
     * @param alias what would be typed after {@code ssh}
     * @return this
     * @throws UnknownHostKeyException if no {@code known_hosts} file has a key of it or of a jump host; the message has
     *     the line to add
     * @throws io.github.clustere2e.api.HostKeyMismatchException if its only keys are revoked, or a jump host has another key
     * @throws InvalidInputException if a file cannot be read or understood, or the user's key is missing or encrypted
     */
    public SshNodeBuilder openSshHost(OpenSshHosts hosts, String alias) {
        hosts.apply(alias, this);
        return this;
    }

    /**
     * Adds somebody who hears of every command. None by default.
     *
     * @param listener called on any thread
     * @return this
     */
    public SshNodeBuilder commandListener(CommandListener listener) {
        commandListeners.add(listener);
        return this;
    }

    /**
     * Adds some who hear of every command. None by default.
     *
     * @param listeners called on any thread
     * @return this
     */
    public SshNodeBuilder commandListeners(Collection<? extends CommandListener> listeners) {
        commandListeners.addAll(listeners);
        return this;
    }

    /**
     * Limits how long a command, or {@link SshNode#connect()}, waits for a connection and a channel. 30 seconds by
     * default; a command's own time limit counts too if it is shorter.
     *
     * @param limit positive
     * @return this
     */
    public SshNodeBuilder connectTimeout(Duration limit) {
        this.connectTimeout = limit;
        return this;
    }

    /**
     * Limits how long sending or fetching one file may take. 30 minutes by default.
     *
     * @param limit positive
     * @return this
     */
    public SshNodeBuilder transferTimeout(Duration limit) {
        this.transferTimeout = limit;
        return this;
    }

    /**
     * Limits how long the node may be silent. It is asked for a sign of life several times before, and when it gives none
     * the connection is taken for lost. 60 seconds by default.
     *
     * @param limit positive
     * @return this
     */
    public SshNodeBuilder longestSilence(Duration limit) {
        this.longestSilence = limit;
        return this;
    }

    /**
     * Asks somebody who sees the host from outside why it cannot be reached. What they say ends the attempts to connect
     * for a command, and begins its error. Nobody is asked by default.
     *
     * @param reason such as "its machine is switched off" and what helps; empty if they know of nothing. Asked every 500
     *     ms or less often, on any thread, and not by {@link SshNode#connect(Duration, java.util.function.BooleanSupplier)}
     * @return this
     */
    public SshNodeBuilder obstacle(Supplier<Optional<String>> reason) {
        this.obstacle = reason;
        return this;
    }

    /**
     * Limits how many commands run at once; more of them wait. 8 by default, since sshd allows ten sessions on a
     * connection by default and two are kept for ending commands whose time is up ({@link Command#timeout()}). Raise it
     * only together with {@code MaxSessions} in the node's sshd_config.
     *
     * @param count at least 1
     * @return this
     */
    public SshNodeBuilder maxConcurrentCommands(int count) {
        this.maxConcurrentCommands = count;
        return this;
    }

    /**
     * Builds the node. It does not connect.
     *
     * @return the node
     * @throws InvalidInputException that names everything that is missing or wrong
     */
    public SshNode build() {
        List<String> problems = new ArrayList<>();
        Map<String, @Nullable Object> needed = new LinkedHashMap<>();
        needed.put("name", name);
        needed.put("role", role);
        needed.put("hostname", hostname);
        needed.put("publicAddress", publicAddress);
        needed.put("privateAddress", privateAddress);
        needed.put("endpoint", endpoint);
        if (userKey == null && privateKey != null) {
            userKey = UserKey.of(privateKey);
        }
        needed.put("privateKey", userKey);
        needed.forEach((what, value) -> {
            if (value == null) {
                problems.add(what + " is missing");
            }
        });
        if (endpoint != null) {
            unsigned("host key", PublicKeyLine.type(endpoint.hostKey())).ifPresent(problems::add);
        }
        if (userKey != null) {
            unsigned("private key", userKey.type()).ifPresent(problems::add);
        }
        if (!positive(connectTimeout)) {
            problems.add("connectTimeout must be positive, not " + connectTimeout);
        }
        if (!positive(transferTimeout)) {
            problems.add("transferTimeout must be positive, not " + transferTimeout);
        }
        if (!positive(longestSilence)) {
            problems.add("longestSilence must be positive, not " + longestSilence);
        }
        if (maxConcurrentCommands < 1) {
            problems.add("maxConcurrentCommands must be 1 or more, not " + maxConcurrentCommands);
        }
        if (!problems.isEmpty()) {
            throw new InvalidInputException("This node cannot be made: " + String.join("; ", problems));
        }
        return new SshNode(this);
    }

    private Optional<String> unsigned(String which, String type) {
        return algorithms.signaturesOf(type).isEmpty()
                ? Optional.of("its " + which + " is of the type " + type + ", and the algorithms have no signatures of"
                        + " such keys; make one with ssh-keygen -t ed25519, or use algorithms(SshAlgorithms.compatible()),"
                        + " which have them for ECDSA and RSA")
                : Optional.empty();
    }

    /** What {@link #build()} has found to be there. */
    <T> T required(@Nullable T value) {
        return requireNonNull(value);
    }

    private static boolean positive(Duration duration) {
        return !duration.isNegative() && !duration.isZero();
    }
}
