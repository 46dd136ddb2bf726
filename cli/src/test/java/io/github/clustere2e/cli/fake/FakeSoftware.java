// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.cli.fake;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.NodeRequirements;
import io.github.clustere2e.api.ProgressEvent;
import io.github.clustere2e.api.ProgressEvent.Kind;
import io.github.clustere2e.api.ProgressListener;
import io.github.clustere2e.cli.demo.Software;
import io.github.clustere2e.cli.demo.Store;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A fake: a store that is a map, and that has the first of its nodes that is not off as its leader. */
public class FakeSoftware implements Software {

    @Override
    public NodeRequirements requirements() {
        return NodeRequirements.none();
    }

    @Override
    public Store install(Cluster cluster, ProgressListener progress) {
        FakeWorld.EVENTS.add("install");
        for (Node node : cluster.nodes()) {
            for (Kind kind : new Kind[] {Kind.STARTED, Kind.FINISHED}) {
                progress.progress(new ProgressEvent("send", Optional.of(node.name()), kind, "", Duration.ZERO));
            }
        }
        return new Fake(cluster, this);
    }

    /** What is stored of a value; the truth, unless a test says otherwise. */
    protected Map<String, String> stored(Map<String, String> values) {
        return values;
    }

    private static final class Fake implements Store {

        private final Cluster cluster;
        private final FakeSoftware software;
        private final Map<String, String> values = new TreeMap<>();

        Fake(Cluster cluster, FakeSoftware software) {
            this.cluster = cluster;
            this.software = software;
        }

        @Override
        public void putAll(Map<String, String> more) {
            FakeWorld.EVENTS.add("put " + more.size());
            values.putAll(software.stored(more));
        }

        @Override
        public Node leader() {
            return cluster.nodes().first();
        }

        @Override
        public Node awaitLeaderOtherThan(Node former, Duration limit) {
            return cluster.nodes().without(former).first();
        }

        @Override
        public Map<String, String> readFrom(Node node, String prefix) {
            FakeWorld.EVENTS.add("read from " + node.name());
            return values;
        }
    }
}
