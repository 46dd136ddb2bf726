// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import io.github.clustere2e.api.ClusterException;
import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.CommandResult;
import io.github.clustere2e.api.HostKeyMismatchException;
import io.github.clustere2e.api.InterruptedClusterException;
import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.NodeConnectionException;
import io.github.clustere2e.api.NodeException;
import io.github.clustere2e.api.NodeFiles;
import io.github.clustere2e.api.PortForward;
import io.github.clustere2e.api.Role;
import io.github.clustere2e.api.RunningCommand;
import io.github.clustere2e.ssh.wire.CommandText;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * A node over one SSH connection that all of its commands share.
 *
 * <p>Thread-safe. The connection is made when the first command needs it, or by {@link #connect()}, and made anew when
 * it was lost. Connecting and opening a channel are retried; a command that may have started is sent again only if it is
 * {@linkplain Command#idempotent() idempotent}, and otherwise fails with a {@link NodeConnectionException} that
 * {@linkplain NodeConnectionException#mayHaveStarted() says so}.
 *
 * <p>The host key is pinned: another one stops the work with {@link HostKeyMismatchException} before anything is sent.
 * Ed25519 keys, curve25519 and AES are used, and nothing else unless the builder is given other {@link SshAlgorithms}.
 *
 * <p>A command's program is started directly, found on the path that the node's sshd and shell give; what only a shell
 * knows, such as {@code cd} or {@code type}, needs {@link Command#shell(String)}. The login shell must be a POSIX shell.
 * Another user than the one that logs in is switched to with {@code runuser} by root and with {@code sudo -n} by others;
 * if sudo does not allow that, it is a {@link SudoRefusedException}, also where any exit status is a result.
 * When a command's time is up, when it is closed, or when the thread that waits for it is interrupted, every process of
 * its session on the node and their descendants are ended: with {@code TERM}, and after two seconds with {@code KILL}.
 * The exit status is 125 if its directory cannot be entered, and 128 and the signal's number if a signal ended it.
 *
 * @since 0.1
 */
public final class SshNode implements Node, AutoCloseable {

    private static final Duration ENDINGS = Duration.ofSeconds(5);

    private final String name;
    private final Role role;
    private final String hostname;
    private volatile InetAddress publicAddress;
    private volatile InetAddress privateAddress;
    private final Connector connector;
    private final Link link;
    /** Apart from the commands': a service may leave what it is sent, and that may cost the connection. */
    private final Link forwarding;

    private final Runner runner;
    private final FileCommands commands;
    private final NodeFiles files;
    private final Tunnels tunnels;
    private final Forwards forwards;
    private final List<SshNode> jumps;

    SshNode(SshNodeBuilder builder) {
        this.name = builder.required(builder.name);
        this.role = builder.required(builder.role);
        this.hostname = builder.required(builder.hostname);
        this.publicAddress = builder.required(builder.publicAddress);
        this.privateAddress = builder.required(builder.privateAddress);
        SshEndpoint endpoint = builder.required(builder.endpoint);
        UserKey key = builder.required(builder.userKey);
        this.connector = new Connector(name, endpoint, key, builder.algorithms, builder.route, builder.longestSilence);
        this.link = new Link(name, connector, builder.connectTimeout, builder.obstacle);
        this.forwarding = new Link(name, connector, builder.connectTimeout, builder.obstacle);
        Tell tell = new Tell(name, endpoint.user(), builder.commandListeners);
        this.runner = new Runner(name, endpoint.user(), link, builder.maxConcurrentCommands, tell);
        this.commands = new FileCommands(runner, builder.transferTimeout, Optional.empty());
        this.files = new SshNodeFiles(commands);
        this.tunnels = new Tunnels(name, forwarding);
        this.forwards = new Forwards(tunnels);
        this.jumps = List.copyOf(builder.jumps);
    }

    /**
     * Begins a node.
     *
     * @return a builder with nothing but the defaults
     */
    public static SshNodeBuilder builder() {
        return new SshNodeBuilder();
    }

    /**
     * Connects in one attempt: TCP, key exchange, host key, authentication. Does nothing if there is a connection.
     *
     * <p>It is cheap when nobody listens, so it may be called in a loop while a machine boots;
     * {@link #connect(Duration, BooleanSupplier)} is that loop.
     *
     * @throws NodeConnectionException if there is no connection; another attempt may succeed, unless it is one of the
     *     following
     * @throws HostKeyMismatchException if another host answers
     * @throws AuthenticationRefusedException if the server refuses the user or the key
     * @throws IncompatibleServerException if the server knows none of the algorithms used here
     * @throws InterruptedClusterException if the thread is interrupted meanwhile
     */
    public void connect() {
        link.attempt(Deadline.in(link.connectTimeout()));
    }

    /**
     * Connects, in as many attempts as it takes: the next one follows after 2 ms, later after up to 50 ms.
     *
     * <p>An error that no further attempt could mend ends it at once.
     *
     * @param limit how long to try, in all
     * @param stillAlive asked every 500 ms or less often; when it says {@code false} there are no more attempts
     * @throws NodeConnectionException if the limit passed or the machine is no longer alive; with the last attempt's
     *     error as its text or cause
     * @throws HostKeyMismatchException if another host answers
     * @throws AuthenticationRefusedException if the server refuses the user or the key
     * @throws IncompatibleServerException if the server knows none of the algorithms used here
     * @throws InterruptedClusterException if the thread is interrupted meanwhile
     */
    public void connect(Duration limit, BooleanSupplier stillAlive) {
        link.connect(Deadline.in(limit), stillAlive);
    }

    /**
     * Returns whether there is a connection now. It may be lost at any moment.
     *
     * @return whether the next command needs none to be made
     */
    public boolean isConnected() {
        return link.isConnected();
    }

    /**
     * Returns where its SSH server is.
     *
     * @return the endpoint
     */
    public SshEndpoint endpoint() {
        return connector.endpoint();
    }

    /**
     * Ends the connection that there is, such as when its host was switched off; the next command makes another.
     * Commands that still run lose it: their error says so, and what they are on a host that still runs goes on.
     */
    public void disconnect() {
        link.disconnect();
        forwarding.disconnect();
    }

    /**
     * Tells where the host is from now on, such as after it was started with another address. The next connection goes
     * there; one that lives is left alone.
     *
     * @param newPublicAddress where the outside reaches it
     * @param newPrivateAddress where the other nodes reach it
     * @param newEndpoint where its SSH server is; with the same user and the same host key
     * @throws InvalidInputException if the user or the host key is another: that is another node
     */
    public void moved(InetAddress newPublicAddress, InetAddress newPrivateAddress, SshEndpoint newEndpoint) {
        SshEndpoint before = connector.endpoint();
        if (!newEndpoint.user().equals(before.user()) || !newEndpoint.hostKey().equals(before.hostKey())) {
            throw new InvalidInputException(name + " cannot move from " + before + " to " + newEndpoint
                    + ", which has another user or host key: make another node of it");
        }
        this.publicAddress = newPublicAddress;
        this.privateAddress = newPrivateAddress;
        connector.moved(newEndpoint);
    }

    /** For what goes through this node to somewhere else. */
    Tunnels tunnels() {
        return tunnels;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Role role() {
        return role;
    }

    @Override
    public String hostname() {
        return hostname;
    }

    @Override
    public InetAddress publicAddress() {
        return publicAddress;
    }

    @Override
    public InetAddress privateAddress() {
        return privateAddress;
    }

    @Override
    public CommandResult run(Command command) {
        // Does not wait for it to be sent first, as start(...) does.
        return runner.begin(command).await();
    }

    /**
     * Starts a command.
     *
     * @param command what to run and how
     * @return the command, which was sent and may still run
     * @throws NodeConnectionException if it could not be sent
     * @throws ClusterException if its standard input could not be opened
     */
    @Override
    public RunningCommand start(Command command) {
        CommandRun run = runner.begin(command);
        run.awaitSent();
        return run;
    }

    @Override
    public NodeFiles files() {
        return files;
    }

    @Override
    public NodeFiles filesAs(String user) {
        return new SshNodeFiles(commands.as(CommandText.checked(user)));
    }

    /**
     * Leads a free local port to a port on a host that this node reaches.
     *
     * <p>The forwarded connections share an SSH connection, which is not that of the commands, and are no sessions, so the
     * server's {@code MaxSessions} does not count them. 256 of them live at once; more of them wait. They end with the SSH
     * connection if that is lost, and the next one to come is made on a new one. A client may read as slowly as it
     * likes, which holds up nobody else: up to 1 GiB waits for it in a temporary file, and past that its connection is
     * reset.
     *
     * @param host a name or an address, as the node sees it
     * @param port 1 to 65535
     * @return the forward, until it or the node is closed
     * @throws InvalidInputException if the host is blank or the port is none
     * @throws NodeConnectionException if the node cannot be reached
     */
    @Override
    public PortForward forward(String host, int port) {
        return forwards.open(host, port);
    }

    /**
     * Leads a local Unix socket to one on this node, such as that of a Docker engine; as with a port else.
     *
     * <p>OpenSSH's server allows it unless {@code AllowStreamLocalForwarding} says no, with the rights of the user that is
     * logged in.
     *
     * @param path absolute, on the node
     * @return the forward, until it or the node is closed. What a process that is killed leaves in the temporary directory
     *     goes with the next one's first forward
     * @throws InvalidInputException if the path is not absolute
     * @throws NodeConnectionException if the node cannot be reached
     * @throws NodeException if the local socket cannot be made, as when the temporary directory's path is longer than
     *     some 55 bytes
     */
    public SocketForward forwardSocket(String path) {
        return forwards.open(path);
    }

    /**
     * Ends the connection; no more commands can be run. Commands that still run lose it, and what they are on the node
     * goes on; but those that are being ended, because their time is up or they were given up, are ended first, for
     * which this waits 5 s at most.
     */
    @Override
    public void close() {
        forwards.close();
        runner.endings().await(ENDINGS);
        link.close();
        forwarding.close();
        jumps.forEach(SshNode::close);
    }

    @Override
    public String toString() {
        return name + " (" + endpoint() + ")";
    }
}
