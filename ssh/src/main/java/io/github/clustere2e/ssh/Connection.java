// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import com.jcraft.jsch.Channel;
import com.jcraft.jsch.ChannelExec;
import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** One authenticated connection; it is used until it ends, and then another one is made. Thread-safe. */
final class Connection {

    /** What the library says when certainly nothing was asked of the server's shell. */
    private static final Set<String> NOT_OPENED =
            Set.of("channel is not opened.", "session is down", "session is not available");

    private final Session session;
    private final Wire wire;
    private final Set<Execution> executions = ConcurrentHashMap.newKeySet();
    private final Set<Tunnel> tunnels = ConcurrentHashMap.newKeySet();
    private final Set<Sftp> transfers = ConcurrentHashMap.newKeySet();
    private volatile boolean retired;
    private volatile boolean ending;

    Connection(Session session, Wire wire) {
        this.session = session;
        this.wire = wire;
        wire.onEnd(this::ended);
    }

    boolean isAlive() {
        return !ending && !wire.ended() && session.isConnected();
    }

    /**
     * Whether it ends as a whole. Then the library closes each channel as if the server had, and before that nothing
     * tells of it if the server has said goodbye, except that there are no new channels any more.
     */
    private boolean isEnding() {
        if (!ending && !wire.ended()) {
            ending = !givesChannels();
        }
        return ending || wire.ended();
    }

    private boolean givesChannels() {
        try {
            Channel probe = session.openChannel("exec");
            if (probe != null) {
                // Nothing has been sent for it; now the session forgets it.
                probe.disconnect();
            }
            return probe != null;
        } catch (JSchException e) {
            return false;
        }
    }

    /**
     * Sends a command line to the user's login shell.
     *
     * @param pty whether it gets a pseudo-terminal
     * @throws ExecException if that failed; it tells how far it came
     */
    Execution execute(byte[] commandLine, boolean pty, ExecutionListener listener) throws ExecException {
        ChannelExec channel;
        try {
            channel = (ChannelExec) session.openChannel("exec");
        } catch (JSchException e) {
            throw new ExecException(e, false, false);
        }
        if (channel == null) {
            // The session is just ending.
            throw new ExecException(new JSchException("session is down"), false, false);
        }
        channel.setCommand(commandLine);
        if (pty) {
            channel.setPty(true);
            channel.setPtyType("xterm");
        }
        Execution execution = new Execution(channel, listener, this::isEnding, this::ended);
        executions.add(execution);
        if (retired) {
            ended(execution);
            execution.abandon();
            throw new ExecException(new JSchException("the server does not answer on this connection"), false, false);
        }
        try {
            // Without a limit of its own: with one, the library polls for the answer every 10 ms.
            channel.connect();
        } catch (JSchException e) {
            ended(execution);
            execution.abandon();
            throw failure(channel, e);
        }
        if (!isAlive()) {
            // It may have ended before the execution was entered above, and then nobody would tell the execution.
            execution.connectionEnded();
        }
        return execution;
    }

    /**
     * Connects to something that the node reaches.
     *
     * @throws TunnelException if that failed; nothing was sent there
     */
    Tunnel tunnel(Destination destination, Deadline deadline) throws TunnelException {
        Tunnel tunnel = Tunnel.open(session, destination, deadline, this::isEnding, this::ended);
        tunnels.add(tunnel);
        if (!isAlive()) {
            // It may have ended before the tunnel was entered above, and then nobody would tell the tunnel.
            tunnel.connectionEnded();
        }
        return tunnel;
    }

    /**
     * Opens a channel of the server's file transfer subsystem, which is a session like a command's.
     *
     * @throws ExecException if that failed
     */
    Sftp sftp() throws ExecException {
        ChannelSftp channel;
        try {
            channel = (ChannelSftp) session.openChannel("sftp");
        } catch (JSchException e) {
            throw new ExecException(e, false, false);
        }
        if (channel == null) {
            // The session is just ending.
            throw new ExecException(new JSchException("session is down"), false, false);
        }
        Sftp transfer = new Sftp(channel, this::ended);
        transfers.add(transfer);
        try {
            if (retired) {
                throw new JSchException("the server does not answer on this connection");
            }
            channel.connect();
        } catch (JSchException e) {
            ended(transfer);
            throw new ExecException(e, false, isRefused(channel));
        }
        if (!isAlive()) {
            // It may have ended before the transfer was entered above, and then nobody would tell the transfer.
            transfer.connectionEnded();
        }
        return transfer;
    }

    private ExecException failure(ChannelExec channel, JSchException error) {
        String message = error.getMessage();
        Throwable cause = error.getCause();
        // What breaks while the channel is opened is passed on under its own name; what breaks later is not.
        boolean whileOpening = cause != null && cause.toString().equals(message);
        boolean notOpened = whileOpening || (message != null && NOT_OPENED.contains(message));
        boolean refused = notOpened && isRefused(channel);
        if (!refused && isUnused()) {
            // Lost, or the server was silent for 20 s. It could still open the channel, which nobody would ever close.
            close();
        }
        return new ExecException(error, !notOpened, refused);
    }

    private static boolean isRefused(Channel channel) {
        // The library keeps the reason of a refusal here.
        return channel.getExitStatus() > 0;
    }

    private boolean isUnused() {
        return executions.isEmpty() && tunnels.isEmpty() && transfers.isEmpty();
    }

    /** How long the server has said nothing; 0 while what it says is being worked on. */
    long silentNanos() {
        return wire.silentNanos();
    }

    /** Asks the server for a sign of life, on another thread. */
    void ask() {
        Daemons.WORKERS.execute(() -> Heartbeat.ask(session));
    }

    /** It is used for nothing new, not even by those who have got it already. */
    void retire() {
        retired = true;
    }

    /** Closes it when it has been retired and nobody waits for what runs on it. */
    void closeIfUnwanted() {
        if (retired && executions.stream().noneMatch(Execution::wanted) && tunnels.isEmpty() && transfers.isEmpty()) {
            close();
        }
    }

    void close() {
        // The socket first, so that the session does not wait to say goodbye to a host that no longer listens.
        wire.close();
        session.disconnect();
    }

    private void ended(Execution execution) {
        executions.remove(execution);
        leaveIfRetired();
    }

    private void ended(Tunnel tunnel) {
        tunnels.remove(tunnel);
        leaveIfRetired();
    }

    private void ended(Sftp transfer) {
        transfers.remove(transfer);
        leaveIfRetired();
    }

    private void leaveIfRetired() {
        if (retired) {
            Daemons.WORKERS.execute(this::closeIfUnwanted);
        }
    }

    private void ended() {
        for (Execution execution : executions) {
            execution.connectionEnded();
        }
        for (Tunnel tunnel : tunnels) {
            tunnel.connectionEnded();
        }
        for (Sftp transfer : transfers) {
            transfer.connectionEnded();
        }
    }
}
