// SPDX-License-Identifier: Apache-2.0
package com.example.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.clustere2e.api.Nodes;
import io.github.clustere2e.testkit.Scope;
import io.github.clustere2e.testkit.WithCluster;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Declares what {@link NodesTest} declares, and so has the same nodes, all of them on again. */
@WithCluster(masters = 1, agents = 2, scope = Scope.SHARED)
class SameNodesTest {

    @RepeatedTest(3)
    void allNodesAreOn(Nodes nodes) {
        assertEquals(3, nodes.run("true").asList().size());
    }

    @Test
    @WithCluster(agents = 1)
    void oneTestHasANodeOfItsOwn(Nodes nodes) {
        assertEquals(1, nodes.size());
    }
}
