// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.tck.rule;

import io.github.clustere2e.api.Cluster;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A cluster that several rules use, made at its first use. If that fails, it fails for all of them. Thread-safe. */
final class Standing {

    private static final Logger LOG = LoggerFactory.getLogger(Standing.class);

    private final Supplier<Cluster> creation;
    private @Nullable Cluster cluster;
    private @Nullable Throwable failure;

    Standing(Supplier<Cluster> creation) {
        this.creation = creation;
    }

    synchronized Cluster get() {
        if (cluster == null && failure == null) {
            try {
                cluster = creation.get();
            } catch (RuntimeException | Error e) {
                failure = e;
            }
        }
        if (cluster == null) {
            throw new AssertionError("the cluster that rules share could not be made: " + failure, failure);
        }
        return cluster;
    }

    synchronized boolean isThere() {
        return cluster != null;
    }

    synchronized void close() {
        if (cluster != null) {
            try {
                cluster.destroy();
                cluster.close();
            } catch (RuntimeException | Error e) {
                LOG.warn("{} could not be removed", cluster, e);
            }
        }
    }
}
