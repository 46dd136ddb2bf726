// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.testkit.internal.lending;

import io.github.clustere2e.api.Cluster;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A cluster that is lent to a test or to a class of them, and replaced there by another one when it is dirty. Thread-safe:
 * tests of a class may run at once.
 */
public final class Loan {

    private static final Logger LOG = LoggerFactory.getLogger(Loan.class);

    private final Source source;
    private final Cluster handle = new LentCluster(this);
    private @Nullable SetUp current;
    private int running;
    private boolean dirty;
    private boolean touched;

    Loan(Source source) {
        this.source = source;
        try {
            this.current = source.get();
        } catch (Throwable e) {
            source.release();
            throw e;
        }
    }

    /** Returns the cluster for tests: it stays the same object when what is behind it is replaced. */
    public Cluster cluster() {
        return handle;
    }

    /** Returns what is lent now; empty while it is being replaced, or if that has failed. */
    public synchronized Optional<SetUp> setUp() {
        return Optional.ofNullable(current);
    }

    /** A test begins. It gets another cluster if the one before has spoilt this one, and no other one uses it. */
    public synchronized void begin() {
        if (dirty && running == 0) {
            replace();
        }
        running++;
    }

    /** A test has ended. What it may have changed of the nodes is made as it was. */
    public synchronized void end() {
        running--;
        if (touched && !dirty && running == 0) {
            touched = false;
            setUp().flatMap(setUp -> setUp.cluster().flatMap(cluster -> Health.restore(setUp.recipe(), cluster)))
                    .ifPresent(problem -> {
                        LOG.warn("The cluster is replaced for the next test: {}", problem);
                        dirty = true;
                    });
        }
    }

    /** It cannot be given to another test. */
    public synchronized void markDirty() {
        dirty = true;
    }

    /** It stays as it is, whoever asks for it: the next test gets another one. */
    public synchronized void leave() {
        current = null;
        dirty = true;
    }

    /** Nobody uses it here any more. */
    public synchronized void giveBack() {
        SetUp setUp = current;
        current = null;
        try {
            if (setUp != null && dirty) {
                source.discard(setUp);
            } else if (setUp != null) {
                source.putBack(setUp);
            }
        } finally {
            source.release();
        }
    }

    synchronized void touched() {
        touched = true;
    }

    synchronized Cluster real() {
        return setUp().flatMap(SetUp::cluster)
                .orElseThrow(() -> new IllegalStateException("The cluster is gone: it was given back, or could not be"
                        + " replaced after a test had made it dirty"));
    }

    private void replace() {
        SetUp spoilt = current;
        current = null;
        if (spoilt != null) {
            source.discard(spoilt);
        }
        current = source.get();
        dirty = false;
        touched = false;
    }
}
