// SPDX-License-Identifier: Apache-2.0
package com.example.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.clustere2e.api.CommandResult;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.Nodes;
import io.github.clustere2e.testkit.InRole;
import io.github.clustere2e.testkit.WithCluster;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@WithCluster(agents = 3, installer = "etcd")
class EtcdTest {

    @BeforeAll
    static void write(@InRole("agent") Node first) {
        first.run("etcdctl", "put", "greeting", "hello");
    }

    @Test
    void whatOneNodeWritesAllRead(Nodes nodes) {
        for (Node node : nodes) {
            CommandResult read = node.run("etcdctl", "get", "--print-value-only", "greeting");
            assertEquals("hello", read.stdout());
        }
    }
}
