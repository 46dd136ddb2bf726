// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.dcos;

import io.github.clustere2e.api.Node;
import io.github.clustere2e.installer.Done;
import io.github.clustere2e.installer.Step;
import io.github.clustere2e.installer.Tasks;

/**
 * What a Mesos agent is told on a node that shares the control groups of its machine: a root of its own below that of the
 * node, without which two agents of one machine would take each other's (dcos-e2e issues 1124 and 1140).
 */
final class AgentEnvironment {

    private AgentEnvironment() {}

    static Step<Done> step(Node node, Step<NodeFacts> look) {
        return Step.on(node, "environment")
                .describedAs("give the agent control groups of its own")
                .needs(look)
                .does(context -> {
                    String cgroup = context.valueOf(look).cgroup();
                    if (cgroup.isEmpty() || cgroup.equals("/")) {
                        context.skip("the node has control groups of its own");
                    } else {
                        Tasks.write(Places.AGENT_ENVIRONMENT, any -> text(cgroup))
                                .run(context);
                    }
                });
    }

    private static String text(String cgroup) {
        return "MESOS_SYSTEMD_ENABLE_SUPPORT=false\nMESOS_CGROUPS_ROOT=" + cgroup.substring(1) + "/mesos\n";
    }
}
