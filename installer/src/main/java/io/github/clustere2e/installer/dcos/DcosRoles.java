// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.dcos;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.Role;
import java.util.List;
import java.util.Map;

/** What DC/OS calls the roles of nodes. */
final class DcosRoles {

    private static final Map<Role, String> NAMES =
            Map.of(Role.MASTER, "master", Role.AGENT, "slave", Role.PUBLIC_AGENT, "slave_public");

    private DcosRoles() {}

    static String of(Node node) {
        return NAMES.getOrDefault(node.role(), "");
    }

    static boolean isAgent(Node node) {
        return !node.role().equals(Role.MASTER);
    }

    static void check(Cluster cluster) {
        List<String> strangers = cluster.nodes().stream()
                .filter(node -> !NAMES.containsKey(node.role()))
                .map(node -> node.name() + " (role " + node.role() + ")")
                .toList();
        if (!strangers.isEmpty()) {
            throw new InvalidInputException("DC/OS does not know the roles of these nodes of cluster '" + cluster.name()
                    + "': " + String.join(", ", strangers) + ". It has master, agent and public_agent");
        }
        if (cluster.nodes(Role.MASTER).isEmpty()) {
            throw new InvalidInputException("Cluster '" + cluster.name()
                    + "' has no node of role master, and DC/OS needs 1, 3, 5, 7 or 9 of them");
        }
    }
}
