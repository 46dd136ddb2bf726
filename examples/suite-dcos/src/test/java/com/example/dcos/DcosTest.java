// SPDX-License-Identifier: Apache-2.0
package com.example.dcos;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.ClusterSpec;
import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.Role;
import io.github.clustere2e.installer.Operation;
import io.github.clustere2e.installer.condition.Condition;
import io.github.clustere2e.installer.dcos.DcosBuildInfo;
import io.github.clustere2e.installer.dcos.DcosCluster;
import io.github.clustere2e.installer.dcos.DcosInstaller;
import io.github.clustere2e.testkit.ClusterExtension;
import io.github.clustere2e.testkit.InRole;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What holds for any DC/OS, on a master and an agent. */
@NeedsDcos
class DcosTest {

    private static final Command PROCESS_OF_AGENT =
            Command.of("systemctl", "show", "--property=MainPID", "--value", "dcos-mesos-slave");

    private static final DcosInstaller DCOS = GivenInstaller.toInstall();

    @RegisterExtension
    static final ClusterExtension CLUSTER = ClusterExtension.of(ClusterSpec.builder()
                    .nodes(Role.MASTER, 1, DCOS.requirements(Role.MASTER))
                    .nodes(Role.AGENT, 1, DCOS.requirements(Role.AGENT))
                    .build())
            .with(DCOS);

    @Test
    void allNodesHaveTheSameDcos(Cluster cluster) {
        List<DcosBuildInfo> found =
                cluster.nodes().stream().map(DcosCluster::buildInfo).toList();

        assertEquals(2, found.size());
        assertEquals(found.get(0), found.get(1));
    }

    @Test
    void itsOwnTestsFindOneAgent(Cluster cluster) {
        assertEquals(
                "1",
                DcosCluster.of(cluster)
                        .runWithTestEnvironment("sh", "-c", "echo $DCOS_NUM_AGENTS")
                        .stdout());
    }

    @Test
    void anAgentWhoseServiceWasKilledIsWellAgain(Cluster cluster, @InRole("agent") Node agent) {
        String killed = agent.run(PROCESS_OF_AGENT).stdout();
        agent.run("kill", "-9", killed);

        Condition.prints(PROCESS_OF_AGENT, "^(?!0$|" + killed + "$)").await(agent);
        DcosInstaller.installed().build().plan(cluster, Operation.WAIT).run();
    }
}
