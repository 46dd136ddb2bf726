// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.dcos;

import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.installer.Done;
import io.github.clustere2e.installer.Step;

/**
 * What a Mesos agent is told on a node that shares the control groups of its machine: a root of its own below that of the
 * node, without which two agents of one machine would take each other's (dcos-e2e issues 1124 and 1140).
 */
final class AgentEnvironment {

    private AgentEnvironment() {}

    /** Only these lines are ours: others may have been written there for the agent before. */
    private static final String SCRIPT = """
            set -e
            mkdir -p "${1%/*}"
            touch "$1"
            sed -i '/^MESOS_SYSTEMD_ENABLE_SUPPORT=/d; /^MESOS_CGROUPS_ROOT=/d' "$1"
            printf 'MESOS_SYSTEMD_ENABLE_SUPPORT=false\\nMESOS_CGROUPS_ROOT=%s\\n' "$2" >>"$1"
            """;

    static Step<Done> step(Node node, Step<NodeFacts> look) {
        return Step.on(node, "environment")
                .describedAs("give the agent control groups of its own")
                .needs(look)
                .does(context -> {
                    String own = own(context.valueOf(look).cgroup());
                    if (own.isEmpty()) {
                        context.skip("the node has control groups of its own");
                    } else {
                        node.asRoot()
                                .run(Command.builder("sh", "-c", SCRIPT, "sh", Places.AGENT_ENVIRONMENT, own + "/mesos")
                                        .idempotent()
                                        .build());
                    }
                });
    }

    /** Without the part that systemd gives to itself, and without the slash at its beginning, as Mesos wants it. */
    private static String own(String cgroup) {
        String node = cgroup.replaceFirst("/init\\.scope$", "");
        return node.length() > 1 ? node.substring(1) : "";
    }
}
