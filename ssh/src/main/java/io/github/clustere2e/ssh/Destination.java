// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import com.jcraft.jsch.ChannelDirectStreamLocal;
import com.jcraft.jsch.ChannelDirectTCPIP;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import org.jspecify.annotations.Nullable;

/** What a tunnel leads to, as the node sees it. Its text is for messages. */
interface Destination {

    /** Begins a question about the server's settings. */
    String whatAllows();

    /** Why the server may not reach it. */
    String whatIsAmiss();

    /** Makes a channel to it, which is not opened yet; null if the session is just ending. */
    @Nullable
    ChannelDirectTCPIP channel(Session session) throws JSchException;

    /** A port that the node reaches: a {@code direct-tcpip} channel (RFC 4254, section 7.2). */
    record Port(String host, int port) implements Destination {

        @Override
        public @Nullable ChannelDirectTCPIP channel(Session session) throws JSchException {
            ChannelDirectTCPIP channel = (ChannelDirectTCPIP) session.openChannel("direct-tcpip");
            if (channel != null) {
                channel.setHost(host);
                channel.setPort(port);
            }
            return channel;
        }

        @Override
        public String whatAllows() {
            return "Do AllowTcpForwarding and PermitOpen";
        }

        @Override
        public String whatIsAmiss() {
            return "nobody can be reached there from the node. Does the service listen on that address and port?";
        }

        @Override
        public String toString() {
            return host + " port " + port;
        }
    }

    /** A Unix socket on the node: a channel that OpenSSH has added (PROTOCOL, section 2.4). */
    record SocketFile(String path) implements Destination {

        @Override
        public @Nullable ChannelDirectTCPIP channel(Session session) throws JSchException {
            ChannelDirectStreamLocal channel =
                    (ChannelDirectStreamLocal) session.openChannel("direct-streamlocal@openssh.com");
            if (channel != null) {
                channel.setSocketPath(path);
            }
            return channel;
        }

        @Override
        public String whatAllows() {
            return "Does AllowStreamLocalForwarding";
        }

        @Override
        public String whatIsAmiss() {
            // OpenSSH's server gives the same reason when it forbids it.
            return "nobody can be reached there from the node. Does the service run, may the user who is logged in use"
                    + " its socket, and does AllowStreamLocalForwarding in the server's sshd_config let it through?";
        }

        @Override
        public String toString() {
            return "the socket " + path;
        }
    }
}
