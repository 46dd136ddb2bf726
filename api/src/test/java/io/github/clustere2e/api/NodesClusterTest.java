// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NodesClusterTest {

    private final Node master = FakeNode.of(Role.MASTER, 0);
    private final Node agent = FakeNode.of(Role.AGENT, 0);

    @Test
    void nodesKeepTheirRolesAndTheirOrder() {
        Cluster cluster = Clusters.of("part", Nodes.of(List.of(agent, master)));
        assertThat(cluster.nodes()).containsExactly(agent, master);
        assertThat(cluster.nodes(Role.MASTER)).containsExactly(master);
        assertThat(cluster.name()).isEqualTo("part");
        assertThat(cluster.info().nodes())
                .extracting(NodeInfo::name, NodeInfo::role)
                .containsExactly(tuple("agent_0", Role.AGENT), tuple("master_0", Role.MASTER));
        assertThat(cluster.capabilities()).isEmpty();
        assertThatThrownBy(() -> cluster.capability(Membership.class))
                .isInstanceOf(UnsupportedCapabilityException.class)
                .hasMessageContaining("the cluster that they come from");
    }

    @Test
    void nodesTakeOtherRolesAndKeepTheirNames() {
        Map<Role, Nodes> roles = new LinkedHashMap<>();
        roles.put(Role.PUBLIC_AGENT, Nodes.of(List.of(agent)));
        roles.put(Role.MASTER, Nodes.of(List.of(master)));
        Cluster cluster = Clusters.of("part", roles);
        Node other = cluster.nodes(Role.PUBLIC_AGENT).first();
        assertThat(other.name()).isEqualTo("agent_0");
        assertThat(other.run("true").node()).isEqualTo("agent_0");
        assertThat(cluster.nodes(Role.MASTER).first()).isSameAs(master);
        assertThat(cluster.nodes(Role.AGENT)).isEmpty();
    }

    @Test
    void closingAndDestroyingLetGoOnly() {
        Cluster cluster = Clusters.of("part", Nodes.of(List.of(agent)));
        cluster.destroy();
        cluster.close();
        assertThat(agent.run("true").succeeded()).isTrue();
    }

    @Test
    void noNodesTwoOfOneNameAndABadNameAreRefused() {
        assertThatThrownBy(() -> Clusters.of("part", Nodes.of(List.of())))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("no nodes");
        assertThatThrownBy(() -> Clusters.of("part", Nodes.of(List.of(agent, agent))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("two nodes called 'agent_0'");
        assertThatThrownBy(() -> Clusters.of("A part", Nodes.of(List.of(agent))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("is not a cluster name");
    }
}
