// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.testkit.internal.lending;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.testkit.internal.admission.Permit;
import io.github.clustere2e.testkit.internal.admission.Reservation;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A cluster that all share who want the same, one after the other. */
record SharedSource(Recipe recipe, Maker maker, SharedClusters shared, Reservation reservation) implements Source {

    private static final Logger LOG = LoggerFactory.getLogger(SharedSource.class);

    @Override
    public SetUp get() {
        Optional<SetUp> idle = shared.take(recipe.key());
        while (idle.isPresent()) {
            SetUp setUp = idle.get();
            Optional<String> problem = setUp.cluster().flatMap(cluster -> Health.restore(recipe, cluster));
            if (problem.isEmpty()) {
                return setUp;
            }
            LOG.warn("A shared cluster is replaced: {}", problem.get());
            discard(setUp);
            idle = shared.take(recipe.key());
        }
        return maker.make(recipe, spec -> spec);
    }

    /** It stays, and with it its nodes, if nobody waits for these. */
    @Override
    public void putBack(SetUp setUp) {
        String name = setUp.cluster().map(Cluster::name).orElse("");
        Optional<Permit> permit = reservation.leave("the idle cluster '" + name + "'", recipe.nodes());
        permit.ifPresentOrElse(stays -> shared.put(setUp, stays), () -> discard(setUp));
    }

    @Override
    public void discard(SetUp setUp) {
        setUp.cluster().ifPresent(Cluster::destroy);
    }
}
