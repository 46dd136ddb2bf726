// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.testkit.internal.lending;

import io.github.clustere2e.api.ClusterProvider;
import io.github.clustere2e.api.SnapshotKey;
import io.github.clustere2e.api.UserState;
import io.github.clustere2e.testkit.internal.admission.Admission;
import io.github.clustere2e.testkit.internal.admission.Limit;
import io.github.clustere2e.testkit.internal.admission.Reservation;
import java.time.Duration;
import java.util.List;

/** Lends clusters of one backend to all test classes of this JVM. Thread-safe. */
public final class Lender implements AutoCloseable {

    private final Admission admission;
    private final SharedClusters shared = new SharedClusters();

    /** Shares the machine with all other test JVMs of this user. */
    public Lender(ClusterProvider provider, Limit limit) {
        this.admission = new Admission(
                limit,
                UserState.directory().resolve("testkit").resolve("admission").resolve(provider.id()));
    }

    /**
     * Reserves what a class wants, with all that lies in it.
     *
     * @param holder whose it is, for errors
     * @param nodes how many nodes it wants at once
     * @param keys which shared clusters it will use, should there be any
     * @param patience how long it waits
     */
    public Reservation reserve(String holder, int nodes, List<SnapshotKey> keys, Duration patience) {
        return Reservation.of(admission, holder, nodes, patience, shared.idleFor(keys));
    }

    /** Lends a cluster that nobody had before and that goes afterwards. */
    public Loan lend(Recipe recipe, Witness witness) {
        return new Loan(new FreshSource(recipe, new Maker(witness)));
    }

    /** Lends a cluster that goes on to the next one who wants the same. */
    public Loan lendShared(Recipe recipe, Witness witness, Reservation reservation) {
        return new Loan(new SharedSource(recipe, new Maker(witness), shared, reservation));
    }

    /** Lends a cluster that stays for the next run. */
    public Loan lendKept(Recipe recipe, Witness witness, Duration time) {
        return new Loan(new KeptSource(recipe, new Maker(witness), time));
    }

    @Override
    public void close() {
        shared.close();
        admission.close();
    }
}
