// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.testkit.internal.admission;

import io.github.clustere2e.api.ClusterException;
import io.github.clustere2e.api.InterruptedClusterException;
import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.api.Trouble;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets in those who want nodes, first come, first served. Whoever is first waits until there is room; idle clusters go
 * for that. Nobody who is let in has to come back for more, so that all who are in come to their end. Thread-safe.
 */
public final class Admission implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Admission.class);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    private final Limit limit;
    private final Ledger ledger;
    private final Semaphore turnstile = new Semaphore(1, true);
    private final Set<Permit> permits = new LinkedHashSet<>();
    private final Object changed = new Object();
    private long changes;

    /** Shares the limit with all processes that name the same directory. */
    public Admission(Limit limit, Path directory) {
        this.limit = limit;
        this.ledger = new Ledger(directory);
    }

    /**
     * Waits until there is room.
     *
     * @param who for errors
     * @param nodes how many he wants, in all that he will ever want at once
     * @param patience how long he waits
     * @param idle what may go for him, or be his
     * @throws InvalidInputException if the machine can never carry so many
     * @throws ClusterException if his patience has ended; it says who has the nodes
     */
    public Permit admit(String who, int nodes, Duration patience, Idle idle) {
        if (nodes > limit.atMost()) {
            throw new InvalidInputException(
                    Trouble.NO_ROOM.explain(who + " wants " + nodes + " nodes at once, and this machine can carry "
                            + limit.atMost() + " (" + limit.reason() + "). Ask for fewer. " + limit.cure()));
        }
        long end = System.nanoTime() + patience.toNanos();
        try {
            if (!turnstile.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                throw impatient(who, nodes, patience);
            }
            try {
                return first(who, nodes, patience, end, idle);
            } finally {
                turnstile.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedClusterException(who + " was interrupted while it waited for " + nodes + " nodes", e);
        }
    }

    /** Lets somebody in if there is room now and nobody waits. */
    public Optional<Permit> admitAtOnce(String who, int nodes) {
        if (!turnstile.tryAcquire()) {
            return Optional.empty();
        }
        try {
            if (ledger.tryTake(nodes, limit)) {
                return Optional.of(register(new Permit(this, who, nodes)));
            }
            ledger.stopWaiting();
            return Optional.empty();
        } finally {
            turnstile.release();
        }
    }

    private Permit first(String who, int nodes, Duration patience, long end, Idle idle) throws InterruptedException {
        Permit own = register(new Permit(this, who, 0));
        Duration pause = FIRST_PAUSE;
        boolean told = false;
        try {
            while (true) {
                long before = changes();
                idle.claim().ifPresent(own::absorb);
                int missing = Math.max(0, nodes - own.nodes());
                if (ledger.tryTake(missing, limit)) {
                    own.absorb(new Permit(this, who, missing));
                    return own;
                }
                if (idle.discardOne()) {
                    continue;
                }
                if (!told) {
                    LOG.info("{} waits for {} nodes: {}", who, missing, holders());
                    told = true;
                }
                if (System.nanoTime() >= end) {
                    throw impatient(who, nodes, patience);
                }
                awaitChange(before, ledger.others().isEmpty() ? LONGEST_PAUSE.multipliedBy(60) : pause, end);
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            }
        } catch (Throwable e) {
            ledger.stopWaiting();
            own.release();
            throw e;
        }
    }

    private ClusterException impatient(String who, int nodes, Duration patience) {
        return new ClusterException(
                Trouble.NO_ROOM.explain(who + " has waited for " + nodes + " nodes for " + patience.toSeconds()
                        + " s. There may be " + limit.atOnce() + " at once (" + limit.reason() + "): " + holders()
                        + ". Run fewer test classes at once, or let them share clusters."));
    }

    private String holders() {
        List<String> all = new ArrayList<>(ledger.others());
        synchronized (changed) {
            permits.stream()
                    .filter(permit -> permit.nodes() > 0)
                    .map(Permit::toString)
                    .forEach(all::add);
        }
        return all.isEmpty() ? "nobody has any" : String.join(", ", all);
    }

    private long changes() {
        synchronized (changed) {
            return changes;
        }
    }

    private void awaitChange(long before, Duration most, long end) throws InterruptedException {
        long until = Math.min(System.nanoTime() + most.toNanos(), end);
        synchronized (changed) {
            while (changes == before && System.nanoTime() < until) {
                TimeUnit.NANOSECONDS.timedWait(changed, Math.max(1, until - System.nanoTime()));
            }
        }
    }

    Permit register(Permit permit) {
        synchronized (changed) {
            permits.add(permit);
            return permit;
        }
    }

    void forget(Permit permit) {
        synchronized (changed) {
            permits.remove(permit);
        }
    }

    void giveBack(Permit permit, int nodes) {
        if (nodes > 0) {
            ledger.give(nodes);
        }
        signal();
    }

    /** Something has changed that may help whoever waits. */
    private void signal() {
        synchronized (changed) {
            changes++;
            changed.notifyAll();
        }
    }

    @Override
    public void close() {
        ledger.close();
    }
}
