// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.testkit.internal.admission;

import io.github.clustere2e.api.ClusterException;
import io.github.clustere2e.api.InterruptedClusterException;
import io.github.clustere2e.api.Trouble;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The nodes that a test class and all within it may have at once, reserved before its first test: whoever holds nodes
 * never waits for the machine again, so that two classes cannot wait for each other.
 *
 * <p>What is within takes its part of it and gives that back. If the parts of those that run at once are more than the
 * whole, they are let in beyond it if there is room, and else wait for each other here, first come, first served.
 */
public final class Reservation implements AutoCloseable {

    private final String holder;
    private final Admission admission;
    private final Optional<Reservation> parent;
    private final Permit permit;
    private final Deque<Object> queue = new ArrayDeque<>();
    private final int whole;
    private int free;

    private Reservation(String holder, Admission admission, Optional<Reservation> parent, Permit permit) {
        this.holder = holder;
        this.admission = admission;
        this.parent = parent;
        this.permit = permit;
        this.whole = permit.nodes();
        this.free = whole;
    }

    /** Reserves for a test class that lies in no other one. */
    public static Reservation of(Admission admission, String holder, int nodes, Duration patience, Idle idle) {
        return new Reservation(holder, admission, Optional.empty(), admission.admit(holder, nodes, patience, idle));
    }

    /** Reserves a part of this for something within. */
    public Reservation part(String who, int nodes, Duration patience) {
        Optional<Permit> own = take(who, nodes);
        if (own.isEmpty()) {
            own = admission.admitAtOnce(who, nodes);
            if (own.isPresent()) {
                return new Reservation(who, admission, Optional.empty(), own.get());
            }
            if (nodes > whole) {
                // Nobody could know of it before.
                return of(admission, who, nodes, patience, Idle.NONE);
            }
            own = Optional.of(await(who, nodes, patience));
        }
        return new Reservation(who, admission, Optional.of(this), own.get());
    }

    /** Leaves some of its nodes to a cluster that stays although this ends, if there is room for that. */
    public Optional<Permit> leave(String cluster, int nodes) {
        if (parent.isPresent()) {
            return admission.admitAtOnce(cluster, nodes);
        }
        synchronized (this) {
            if (nodes > free) {
                return Optional.empty();
            }
            free -= nodes;
            return Optional.of(permit.split(cluster, nodes));
        }
    }

    @Override
    public void close() {
        if (parent.isPresent()) {
            parent.get().takeBack(permit);
        } else {
            permit.release();
        }
    }

    private synchronized Optional<Permit> take(String who, int nodes) {
        if (!queue.isEmpty() || nodes > free) {
            return Optional.empty();
        }
        free -= nodes;
        return Optional.of(permit.split(who, nodes));
    }

    private synchronized Permit await(String who, int nodes, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        Object place = new Object();
        queue.addLast(place);
        try {
            while (queue.peekFirst() != place || nodes > free) {
                if (System.nanoTime() >= end) {
                    throw new ClusterException(Trouble.NO_ROOM.explain(
                            who + " has waited for " + nodes + " of the nodes of " + holder + " for "
                                    + patience.toSeconds() + " s, and " + free
                                    + " are free. Run fewer of its tests at once, or let them share a cluster."));
                }
                TimeUnit.NANOSECONDS.timedWait(this, Math.max(1, end - System.nanoTime()));
            }
            free -= nodes;
            return permit.split(who, nodes);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedClusterException(who + " was interrupted while it waited for nodes of " + holder, e);
        } finally {
            queue.remove(place);
            notifyAll();
        }
    }

    private synchronized void takeBack(Permit part) {
        free += part.nodes();
        permit.absorb(part);
        notifyAll();
    }
}
