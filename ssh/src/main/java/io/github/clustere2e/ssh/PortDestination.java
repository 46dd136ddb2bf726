// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import com.jcraft.jsch.ChannelDirectTCPIP;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import org.jspecify.annotations.Nullable;

/** A port that the node reaches: a {@code direct-tcpip} channel (RFC 4254, section 7.2). */
record PortDestination(String host, int port) implements Destination {

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
