// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.dcos;

import io.github.clustere2e.api.Cluster;
import java.util.stream.Collectors;

/** The script by which a node finds out its own address. */
final class IpDetect {

    private IpDetect() {}

    /**
     * A node has that address of the cluster's nodes that one of its interfaces has, on whichever networks it is. One that
     * came later has the address by which it reaches the first of them.
     */
    static String of(Cluster cluster) {
        String addresses = cluster.nodes().stream().map(DcosConfig::address).collect(Collectors.joining(" "));
        return """
                #!/usr/bin/env bash
                # Prints the address of this node by which the others know it.
                set -o errexit -o nounset
                export PATH="/usr/sbin:/usr/bin:/sbin:/bin:$PATH"
                nodes=' %s '
                for address in $(ip -4 -o address show | awk '{ sub("/.*", "", $4); print $4 }'); do
                  case "$nodes" in
                    *" $address "*)
                      echo "$address"
                      exit 0
                      ;;
                  esac
                done
                ip -4 -o route get %s | sed -n 's/.* src \\([0-9.]*\\).*/\\1/p'
                """.formatted(addresses, DcosConfig.address(cluster.nodes().first()));
    }
}
