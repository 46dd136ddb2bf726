// SPDX-License-Identifier: Apache-2.0
package com.example.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.Nodes;
import io.github.clustere2e.api.PowerControl;
import io.github.clustere2e.testkit.InRole;
import io.github.clustere2e.testkit.RequiresCapability;
import io.github.clustere2e.testkit.Scope;
import io.github.clustere2e.testkit.WithCluster;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@WithCluster(masters = 1, agents = 2, scope = Scope.SHARED)
class NodesTest {

    @Test
    void eachNodeKnowsItsName(Cluster cluster, @InRole("agent") Nodes agents) {
        assertEquals(2, agents.size());
        for (Node agent : agents) {
            assertEquals(agent.hostname(), agent.run("hostname").stdout().strip());
        }
        assertEquals(3, cluster.nodes().size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ssh", "systemd-journald"})
    void eachNodeRunsWhatAHostRuns(String service, Nodes nodes) {
        nodes.run("systemctl", "is-active", service);
    }

    @Nested
    @DisplayName("When a node is off")
    class WhenANodeIsOff {

        @Test
        @RequiresCapability(PowerControl.class)
        void theOthersRunOn(Cluster cluster, @InRole(value = "agent", index = 1) Node off) {
            cluster.capability(PowerControl.class).kill(off);

            assertTrue(cluster.nodes().without(off).run("true").asList().size() == 2);
        }
    }
}
