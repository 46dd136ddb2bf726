// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.kernel;

import io.github.clustere2e.api.ClusterException;
import io.github.clustere2e.api.ClusterNames;
import io.github.clustere2e.api.NodeRequirements;
import io.github.clustere2e.api.Role;
import io.github.clustere2e.api.Trouble;
import io.github.clustere2e.backend.Labels;
import io.github.clustere2e.backend.Machine;
import io.github.clustere2e.backend.NodeIdentity;
import java.util.Map;

/**
 * A place in a cluster for one machine: who sits there has its name and its address.
 *
 * @param index its place among the nodes of its role
 * @param ordinal its place among all nodes
 * @param group the place of its role among all roles
 */
record Seat(Role role, int index, int ordinal, int group, NodeRequirements needs) {

    /** Reads a machine's place from its labels. */
    static Seat of(Machine machine) {
        Map<String, String> labels = machine.labels();
        return new Seat(
                machine.node().role(),
                machine.node().index(),
                number(machine, Labels.ORDINAL),
                number(machine, Labels.GROUP),
                NeedLabels.read(labels));
    }

    String name() {
        return role.nodeName(index);
    }

    NodeIdentity identity(String cluster) {
        return new NodeIdentity(name(), role, index, ClusterNames.hostname(cluster, role, index));
    }

    private static int number(Machine machine, String label) {
        try {
            return Integer.parseInt(machine.labels().getOrDefault(label, ""));
        } catch (NumberFormatException e) {
            throw new ClusterException(
                    Trouble.CANNOT_CHANGE.explain("The members of this cluster cannot be changed: "
                            + machine.node().name() + " has no label '" + label
                            + "'. An earlier version made it; make the cluster anew."),
                    e);
        }
    }
}
