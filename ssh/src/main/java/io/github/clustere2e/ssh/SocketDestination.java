// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import com.jcraft.jsch.ChannelDirectStreamLocal;
import com.jcraft.jsch.ChannelDirectTCPIP;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import org.jspecify.annotations.Nullable;

/** A Unix socket on the node: a channel that OpenSSH has added (PROTOCOL, section 2.4). */
record SocketDestination(String path) implements Destination {

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
