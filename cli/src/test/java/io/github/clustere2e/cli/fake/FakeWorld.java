// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.cli.fake;

import io.github.clustere2e.api.CleanReport;
import io.github.clustere2e.api.ClusterInfo;
import io.github.clustere2e.api.Finding;
import io.github.clustere2e.api.Lease;
import io.github.clustere2e.api.ProgressListener;
import io.github.clustere2e.api.SnapshotInfo;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** What exists on the fake backend. One world for a virtual machine, because ServiceLoader makes many providers. */
public final class FakeWorld {

    static final Map<String, FakeCluster> CLUSTERS = new ConcurrentSkipListMap<>();
    static final Map<String, SnapshotInfo> SNAPSHOTS = new ConcurrentSkipListMap<>();
    static final Map<String, String> SOFTWARE = new ConcurrentHashMap<>();
    static final List<String> EVENTS = Collections.synchronizedList(new ArrayList<>());
    static volatile @Nullable Creation creation;

    private static final CleanReport NOTHING = new CleanReport(List.of(), List.of(), List.of());
    static volatile List<Finding> findings = List.of();
    static volatile CleanReport cleaned = NOTHING;

    private FakeWorld() {}

    /** Forgets everything. */
    public static void reset() {
        CLUSTERS.clear();
        SNAPSHOTS.clear();
        SOFTWARE.clear();
        EVENTS.clear();
        creation = null;
        findings = List.of();
        cleaned = NOTHING;
    }

    /** What the doctor finds from now on. */
    public static void findings(Finding... all) {
        findings = List.of(all);
    }

    /** What cleanings tell from now on. */
    public static void cleaned(CleanReport report) {
        cleaned = report;
    }

    /** Lets the next creations do this first, such as waiting or failing. */
    public static void whileCreating(Creation work) {
        creation = work;
    }

    /** Puts a cluster there as if another process had made it. */
    public static void add(ClusterInfo info) {
        CLUSTERS.put(info.name(), new FakeCluster(info, Lease.standing()));
    }

    /** The names of the clusters that exist. */
    public static List<String> clusters() {
        return List.copyOf(CLUSTERS.keySet());
    }

    /** What was done, in order. */
    public static List<String> events() {
        return List.copyOf(EVENTS);
    }

    /** Something that happens while a cluster is made. */
    @FunctionalInterface
    public interface Creation {

        /** Does it. */
        void run(ProgressListener progress) throws InterruptedException;
    }
}
