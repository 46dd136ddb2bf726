// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.ClusterSpec;
import io.github.clustere2e.api.Clusters;
import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.Role;
import io.github.clustere2e.ssh.SshEndpoint;
import io.github.clustere2e.ssh.SshKeyPair;
import io.github.clustere2e.ssh.SshNode;

/** A host with sudo, on which {@code deploy} logs in and {@code app} is somebody else. */
final class SudoHost implements AutoCloseable {

    private final Cluster cluster;
    private final Node root;
    private final SshNode deploy;

    SudoHost(String name) {
        cluster = Clusters.create(
                ClusterSpec.builder().name(name).nodes(Role.AGENT, 1).build());
        root = cluster.node("agent_0");
        SshKeyPair key = SshKeyPair.generate("deploy");
        root.run(Command.shell("useradd -m deploy && useradd -m app && install -d -o deploy -m 700 ~deploy/.ssh"));
        root.files().write("/home/deploy/.ssh/authorized_keys", key.publicKey() + "\n");
        String hostKey = root.run("cat", "/etc/ssh/ssh_host_ed25519_key.pub").stdout();
        deploy = SshNode.builder()
                .name("agent_0")
                .role(Role.AGENT)
                .hostname(root.hostname())
                .publicAddress(root.publicAddress())
                .privateAddress(root.privateAddress())
                .endpoint(SshEndpoint.of(root.publicAddress(), 22, "deploy", hostKey))
                .privateKey(key.privateKey())
                .build();
    }

    /** The host by a login of root's, to prepare it and to look at what was done. */
    Node root() {
        return root;
    }

    /** The host by a login of the user's. */
    SshNode deploy() {
        return deploy;
    }

    /** From now on this is the only rule of sudo's for the user. */
    void allow(String rule) {
        root.files().write("/etc/sudoers.d/deploy", rule + "\n");
    }

    @Override
    public void close() {
        deploy.close();
        cluster.close();
    }
}
