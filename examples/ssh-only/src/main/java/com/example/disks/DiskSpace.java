// SPDX-License-Identifier: Apache-2.0
package com.example.disks;

import io.github.clustere2e.api.Nodes;
import io.github.clustere2e.api.Role;
import io.github.clustere2e.ssh.OpenSshHosts;
import io.github.clustere2e.ssh.SshNode;
import java.util.List;

/** Tells how full the disks of many hosts are: {@code java com.example.disks.DiskSpace db-1 db-2}, named as for ssh. */
public final class DiskSpace {

    private static final Role HOST = Role.of("host");

    private DiskSpace() {}

    /** Takes hosts as {@code ~/.ssh/config} knows them. */
    public static void main(String... hosts) {
        System.out.println(report(OpenSshHosts.ofUser(), List.of(hosts)));
    }

    /** Asks all of them at once; hosts that say the same are told of once. */
    static String report(OpenSshHosts known, List<String> hosts) {
        List<SshNode> nodes = hosts.stream()
                .map(host ->
                        SshNode.builder().role(HOST).openSshHost(known, host).build())
                .toList();
        try {
            return Nodes.of(nodes)
                    .atMost(32)
                    .run("df", "--output=pcent,target", "/")
                    .folded();
        } finally {
            nodes.forEach(SshNode::close);
        }
    }
}
