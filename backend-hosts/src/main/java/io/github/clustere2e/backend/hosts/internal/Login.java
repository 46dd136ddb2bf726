// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.hosts.internal;

import io.github.clustere2e.api.Role;
import io.github.clustere2e.backend.hosts.Host;
import io.github.clustere2e.ssh.SshEndpoint;
import io.github.clustere2e.ssh.SshNode;
import io.github.clustere2e.ssh.SshNodeBuilder;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Logs in to hosts: with whose key, and over which jump hosts, whose connections all hosts share. Thread-safe. */
final class Login implements AutoCloseable {

    private final Map<Host, SshNode> jumps = new LinkedHashMap<>();

    /** Tells a node how; its endpoint and its addresses are set. */
    void dress(Host host, SshNodeBuilder node) {
        host.jump().ifPresent(jump -> node.via(jump(jump)));
        node.openSshHost(OpenSshFiles.of(host), OpenSshFiles.alias(host));
    }

    /** A node for questions before a host belongs to a cluster; whoever asked for it closes it. */
    SshNode node(Host host, SshEndpoint endpoint, Role role) {
        SshNodeBuilder node = SshNode.builder()
                .name(host.name())
                .role(role)
                .hostname(host.name())
                // Nobody asks for them before it is known which they are.
                .publicAddress(InetAddress.getLoopbackAddress())
                .privateAddress(InetAddress.getLoopbackAddress())
                .endpoint(endpoint);
        dress(host, node);
        return node.build();
    }

    private synchronized SshNode jump(Host host) {
        @Nullable SshNode known = jumps.get(host);
        if (known == null) {
            // One that it jumps over itself comes before it, and so is closed after it.
            known = node(host, Pool.endpoint(host), Role.of("jump"));
            jumps.put(host, known);
        }
        return known;
    }

    @Override
    public synchronized void close() {
        List<SshNode> last = new ArrayList<>(jumps.values());
        Collections.reverse(last);
        last.forEach(SshNode::close);
        jumps.clear();
    }
}
