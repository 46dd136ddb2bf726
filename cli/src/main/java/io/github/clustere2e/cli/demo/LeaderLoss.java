// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.cli.demo;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.Nodes;
import io.github.clustere2e.api.PowerControl;
import io.github.clustere2e.cli.terminal.Console;
import io.github.clustere2e.cli.terminal.Progress;
import java.time.Duration;
import java.util.Map;

/** The story in the middle: a store is installed and filled, loses its leader, and is asked for everything. */
final class LeaderLoss {

    /** An election takes about a second; a busy machine may need several. */
    private static final Duration ELECTION = Duration.ofSeconds(60);

    private final Console console;
    private final Software software;
    private final Narrator narrator;
    private final Timeline timeline;

    LeaderLoss(Console console, Software software, Narrator narrator, Timeline timeline) {
        this.console = console;
        this.software = software;
        this.narrator = narrator;
        this.timeline = timeline;
    }

    Outcome play(Cluster cluster, int keys) {
        PowerControl power = cluster.capability(PowerControl.class);
        Store store = narrator.chapter(
                "Install etcd",
                "packages of the nodes' own distribution, sent and installed over SSH",
                () -> install(cluster));

        Map<String, String> written = RandomData.pairs(keys);
        narrator.chapter("Write " + keys + " keys", "random ones, so that nothing old can pass for them", () -> {
            store.putAll(written);
            return keys;
        });
        narrator.outcome("a majority of the nodes has confirmed each");

        Node leader = narrator.chapter("Find the leader", "the one node that all writes go through", store::leader);
        narrator.outcome(leader.name() + " leads");

        narrator.chapter("Kill the leader", "as if somebody pulled its plug", () -> {
            power.kill(leader);
            return leader;
        });
        narrator.outcome(leader.name() + " is off");

        Node elected = narrator.chapter(
                "Elect another",
                "two of three are a majority, and agree on a new leader by themselves",
                () -> store.awaitLeaderOtherThan(leader, ELECTION));
        narrator.outcome(elected.name() + " leads now");

        Nodes survivors = cluster.nodes().without(leader);
        int found = narrator.chapter(
                "Read every key back",
                "from each of the others, and compare the values",
                () -> ReadBack.compare(store, survivors, written));
        narrator.outcome(found + " of " + keys + " keys are there");
        return new Outcome(leader, elected, found);
    }

    private Store install(Cluster cluster) {
        try (Progress progress = Progress.on(console, cluster.nodes().size())) {
            return software.install(cluster, event -> {
                progress.progress(event);
                timeline.progress(event);
            });
        }
    }
}
