// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.cli.command;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.ClusterInfo;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.NodeInfo;
import io.github.clustere2e.cli.terminal.Durations;
import io.github.clustere2e.cli.terminal.Style;
import io.github.clustere2e.cli.terminal.Table;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Clusters as people read them. */
final class ClusterTables {

    private static final String NOTHING = "-";

    private ClusterTables() {}

    /** One line a node: what one needs to use it. */
    static String addresses(Cluster cluster, Style style) {
        Table table = new Table("NAME", "ROLE", "ADDRESS");
        for (Node node : cluster.nodes()) {
            table.row(node.name(), node.role().name(), node.privateAddress().getHostAddress());
        }
        return table.text(style);
    }

    /** One line a cluster. */
    static String clusters(List<ClusterInfo> clusters, Instant now, Style style) {
        Table table = new Table("NAME", "STATE", "NODES", "AGE", "EXPIRES", "BACKEND", "OWNER");
        for (ClusterInfo cluster : clusters) {
            table.row(
                    cluster.name(),
                    state(cluster),
                    String.valueOf(cluster.nodes().size()),
                    Durations.rough(Duration.between(cluster.created(), now)),
                    expires(cluster, now),
                    cluster.backend(),
                    cluster.owner());
        }
        return table.text(style);
    }

    /** All about one cluster. */
    static String cluster(ClusterInfo cluster, Instant now, Style style) {
        Table nodes = new Table("NAME", "ROLE", "STATE", "PRIVATE", "PUBLIC", "HOSTNAME");
        for (NodeInfo node : cluster.nodes()) {
            nodes.row(
                    node.name(),
                    node.role().name(),
                    node.state(),
                    address(node.privateAddress()),
                    address(node.publicAddress()),
                    node.hostname());
        }
        return style.bold(cluster.name()) + " is " + state(cluster) + " on backend " + cluster.backend() + "\n"
                + "created: " + cluster.created().truncatedTo(ChronoUnit.SECONDS) + " ("
                + Durations.rough(Duration.between(cluster.created(), now))
                + " ago) by " + cluster.owner() + "\n"
                + "expires: " + expires(cluster, now) + "\n\n"
                + nodes.text(style);
    }

    private static String state(ClusterInfo cluster) {
        return cluster.state().name().toLowerCase(Locale.ROOT);
    }

    private static String expires(ClusterInfo cluster, Instant now) {
        return cluster.expires()
                .map(end -> end.isAfter(now) ? "in " + Durations.rough(Duration.between(now, end)) : "now")
                .orElse(NOTHING);
    }

    private static String address(Optional<InetAddress> address) {
        return address.map(InetAddress::getHostAddress).orElse(NOTHING);
    }
}
