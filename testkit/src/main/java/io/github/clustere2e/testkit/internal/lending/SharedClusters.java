// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.testkit.internal.lending;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.ClusterException;
import io.github.clustere2e.api.FanOut;
import io.github.clustere2e.api.SnapshotKey;
import io.github.clustere2e.testkit.internal.admission.Idle;
import io.github.clustere2e.testkit.internal.admission.Permit;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shared clusters that nobody uses just now, the longest idle first. Thread-safe. */
final class SharedClusters implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SharedClusters.class);

    private final List<Waiting> idle = new ArrayList<>();

    /** One that is idle, and what it holds; none any more if somebody has claimed it, who uses it next. */
    private record Waiting(SetUp setUp, Permit permit, boolean claimed) {}

    synchronized void put(SetUp setUp, Permit permit) {
        idle.add(new Waiting(setUp, permit, false));
    }

    /** Takes one of a key, one that was claimed first: whoever takes it has room for it already. */
    Optional<SetUp> take(SnapshotKey key) {
        Waiting taken;
        synchronized (this) {
            Optional<Waiting> found = find(key, true).or(() -> find(key, false));
            if (found.isEmpty()) {
                return Optional.empty();
            }
            taken = found.get();
            idle.remove(taken);
        }
        taken.permit().release();
        return Optional.of(taken.setUp());
    }

    /** What may go, or be used again, for somebody who wants clusters of these keys. */
    Idle idleFor(List<SnapshotKey> keys) {
        List<SnapshotKey> wanted = new ArrayList<>(keys);
        return new Idle() {
            @Override
            public Optional<Permit> claim() {
                for (Iterator<SnapshotKey> each = wanted.iterator(); each.hasNext(); ) {
                    Optional<Permit> permit = SharedClusters.this.claim(each.next());
                    if (permit.isPresent()) {
                        each.remove();
                        return permit;
                    }
                }
                return Optional.empty();
            }

            @Override
            public boolean discardOne() {
                return SharedClusters.this.discardOne();
            }
        };
    }

    private synchronized Optional<Permit> claim(SnapshotKey key) {
        Optional<Waiting> found = find(key, false);
        found.ifPresent(waiting -> {
            idle.remove(waiting);
            idle.add(new Waiting(waiting.setUp(), waiting.permit(), true));
        });
        return found.map(Waiting::permit);
    }

    private Optional<Waiting> find(SnapshotKey key, boolean claimed) {
        return idle.stream()
                .filter(waiting -> waiting.claimed() == claimed)
                .filter(waiting -> waiting.setUp().recipe().key().equals(key))
                .findFirst();
    }

    private boolean discardOne() {
        Waiting oldest;
        synchronized (this) {
            Optional<Waiting> found =
                    idle.stream().filter(waiting -> !waiting.claimed()).findFirst();
            if (found.isEmpty()) {
                return false;
            }
            oldest = found.get();
            idle.remove(oldest);
        }
        discard(oldest);
        return true;
    }

    private static void discard(Waiting waiting) {
        try {
            waiting.setUp().cluster().ifPresent(Cluster::destroy);
        } catch (ClusterException e) {
            LOG.warn("A shared cluster cannot be removed; it goes when this process has ended", e);
        } finally {
            waiting.permit().release();
        }
    }

    @Override
    public void close() {
        List<Waiting> all;
        synchronized (this) {
            all = List.copyOf(idle);
            idle.clear();
        }
        FanOut.of("remove the shared clusters")
                .over(all, waiting -> waiting.permit().toString(), waiting -> {
                    discard(waiting);
                    return waiting;
                });
    }
}
