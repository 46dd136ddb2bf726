// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.tck.rule;

import java.util.Locale;

/**
 * What a rule is about. The rules of one area have ids that begin with its name.
 *
 * @since 0.1
 */
public enum Area {
    /** How a provider is found, and what it tells of itself. */
    DISCOVERY,
    /** Who a cluster and its nodes are. */
    IDENTITY,
    /** What is true when a cluster is handed out. */
    READINESS,
    /** Commands on nodes. */
    COMMAND,
    /** How long things may take. */
    TIME,
    /** Files of nodes. */
    FILE,
    /** Many things at once. */
    CONCURRENCY,
    /** What nodes and clusters do not see of each other. */
    ISOLATION,
    /** What is left of a cluster that could not be made. */
    ROLLBACK,
    /** What an interrupt ends. */
    CANCELLATION,
    /** From creation to removal. */
    LIFECYCLE,
    /** Removing what nobody needs. */
    CLEANUP,
    /** What is refused, and how. */
    INPUT,
    /** Declared means that it works, undeclared means a typed refusal. */
    CAPABILITY,
    /** Nodes that come and go. */
    MEMBERSHIP,
    /** Nodes that go off and on. */
    POWER,
    /** Nodes that stand still. */
    PAUSE,
    /** Clusters that are kept as they are. */
    SNAPSHOT,
    /** Nodes whose first process is systemd. */
    SYSTEMD,
    /** One file on all nodes at once. */
    PUBLISHING,
    /** Commands past SSH. */
    NATIVE,
    /** Block devices of a node's own. */
    LOOPBACK,
    /** Clusters that outlive their owner. */
    RETENTION,
    /** What is told of nodes in files. */
    DIAGNOSTIC;

    /**
     * Returns its name as people read it.
     *
     * @return such as {@code Discovery}
     */
    public String title() {
        return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
    }
}
