// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.kernel;

import io.github.clustere2e.api.ClusterException;
import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.api.Retention;
import io.github.clustere2e.api.Trouble;
import io.github.clustere2e.backend.ClusterIdentity;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Lets a cluster stay when its owner ends: the census reads it in the cluster's directory, and the watchdog is told. */
final class KernelRetention implements Retention {

    private final ClusterIdentity identity;
    private final Watchdog watchdog;

    KernelRetention(ClusterIdentity identity, Watchdog watchdog) {
        this.identity = identity;
        this.watchdog = watchdog;
    }

    @Override
    public void retain(Duration limit) {
        if (limit.isZero() || limit.isNegative()) {
            throw new InvalidInputException("A cluster cannot be retained for " + limit + ": name a positive time");
        }
        ClusterDirectory directory = Census.directory(identity);
        if (!directory.isOf(identity.id())) {
            throw new ClusterException(
                    "Cluster '" + identity.name() + "' is gone, or is another user's: it cannot be retained.");
        }
        if (Census.standing(identity.labels())) {
            return;
        }
        if (!watchdog.isArmed()) {
            throw new ClusterException("Cluster '" + identity.name()
                    + "' cannot be retained: only the process that made it can let it stay.");
        }
        Instant end = Instant.now().plus(limit);
        try {
            directory.writeRetention(end);
        } catch (UncheckedIOException e) {
            throw new ClusterException(
                    Trouble.STATE_DIRECTORY.explain(
                            "Cluster '" + identity.name() + "' cannot be retained: its directory " + directory.path()
                                    + " cannot be written. It goes with this process."),
                    e);
        }
        watchdog.standing(Optional.of(end));
    }
}
