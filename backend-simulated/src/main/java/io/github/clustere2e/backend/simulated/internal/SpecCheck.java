// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.simulated.internal;

import io.github.clustere2e.api.ClusterSpec;
import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.api.NodeGroup;
import io.github.clustere2e.api.NodeRequirements;
import io.github.clustere2e.backend.simulated.SimulatedOptions;
import io.github.clustere2e.backend.simulated.internal.confined.ConfinementCheck;
import java.util.ArrayList;
import java.util.List;

/** Refuses what no simulated node has. */
final class SpecCheck {

    private SpecCheck() {}

    static SimulatedOptions options(ClusterSpec spec) {
        return spec.options(SimulatedOptions.class)
                .orElseGet(() -> SimulatedOptions.builder().build());
    }

    static void check(ClusterSpec spec) {
        SimulatedOptions options = options(spec);
        List<String> problems = new ArrayList<>();
        if (options.confinedShell()) {
            for (NodeGroup group : spec.groups()) {
                problems(group, problems);
            }
        }
        if (!problems.isEmpty()) {
            throw new InvalidInputException("Simulated nodes cannot be had as cluster '" + spec.name()
                    + "' wants them: " + String.join("; ", problems) + ". Leave that out, or use backend 'docker'");
        }
        if (options.confinedShell()) {
            ConfinementCheck.once();
        }
    }

    private static void problems(NodeGroup group, List<String> problems) {
        NodeRequirements needs = group.requirements();
        String role = "role '" + group.role() + "'";
        if (!needs.packages().isEmpty()) {
            problems.add(role + " needs packages " + needs.packages() + ", and /usr is this machine's, read-only");
        }
        if (needs.docker()) {
            problems.add(role + " needs a Docker engine");
        }
        if (!needs.linuxCapabilities().isEmpty()) {
            problems.add(role + " needs Linux capabilities " + needs.linuxCapabilities());
        }
        if (!needs.mounts().isEmpty()) {
            problems.add(role + " needs mounts of this machine");
        }
    }
}
