// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.CommandResult;
import java.util.List;

/**
 * Which installers were used on a cluster, so that another process need not be told: the nodes themselves remember it.
 *
 * @since 0.1
 */
public final class InstalledSoftware {

    private static final String FILE = "/var/lib/cluster-e2e/software";
    private static final String REMEMBER = """
            set -e
            mkdir -p "${1%/*}"
            grep -qxF -e "$2" "$1" 2>/dev/null || echo "$2" >>"$1"
            """;

    private InstalledSoftware() {}

    /**
     * Remembers on every node that an installer was used.
     *
     * @param cluster the cluster
     * @param id the installer's
     * @throws io.github.clustere2e.api.FanOutException if a node cannot remember it
     */
    public static void remember(Cluster cluster, String id) {
        Command command = Command.builder("sh", "-c", REMEMBER, "sh", FILE, id)
                .user("root")
                .idempotent()
                .build();
        cluster.nodes().run(command);
    }

    /**
     * Asks the first node which installers were used.
     *
     * @param cluster the cluster
     * @return their ids, in the order in which they were used; none if none was
     */
    public static List<String> of(Cluster cluster) {
        CommandResult result = cluster.nodes()
                .first()
                .run(Command.builder("cat", FILE).anyExitStatus().idempotent().build());
        return result.succeeded() ? result.lines() : List.of();
    }
}
