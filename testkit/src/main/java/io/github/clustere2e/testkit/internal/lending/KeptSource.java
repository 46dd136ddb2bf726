// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.testkit.internal.lending;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.ClusterInfo;
import io.github.clustere2e.api.ClusterProvider;
import io.github.clustere2e.api.Lease;
import io.github.clustere2e.api.NoSuchClusterException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A cluster that stays when the tests have ended, for the next run. One run at a time has it. */
final class KeptSource implements Source {

    private static final Logger LOG = LoggerFactory.getLogger(KeptSource.class);

    private final Recipe recipe;
    private final Maker maker;
    private final Duration time;
    private final KeptPlace place;

    /** Takes a place for a cluster of that recipe, which nobody else has then. */
    KeptSource(Recipe recipe, Maker maker, Duration time) {
        this.recipe = recipe;
        this.maker = maker;
        this.time = time;
        this.place = KeptPlace.take(recipe.key());
    }

    @Override
    public SetUp get() {
        ClusterProvider provider = recipe.provider();
        Optional<ClusterInfo> there = provider.list().stream()
                .filter(info -> info.name().equals(place.cluster()))
                .findFirst();
        if (there.isPresent()) {
            Optional<SetUp> kept = again(provider, there.get());
            if (kept.isPresent()) {
                return kept.get();
            }
            destroy(provider);
        }
        SetUp made = maker.make(recipe, spec -> spec.name(place.cluster()).lease(Lease.standing(time)));
        made.cluster().ifPresent(cluster -> place.complete(cluster.info().created()));
        return made;
    }

    /** The one of an earlier run, if that has finished it, it lasts for a while and is well. */
    private Optional<SetUp> again(ClusterProvider provider, ClusterInfo info) {
        if (!place.isComplete(info.created())) {
            LOG.info("The kept cluster '{}' was never finished, and is made anew", info.name());
            return Optional.empty();
        }
        if (info.expires()
                .filter(Instant.now().plus(time.dividedBy(8))::isAfter)
                .isPresent()) {
            LOG.info("The time of the kept cluster '{}' is nearly over, and it is made anew", info.name());
            return Optional.empty();
        }
        SetUp setUp = new SetUp(recipe);
        Cluster cluster = provider.attach(info.name(), setUp.history());
        Optional<String> problem = Health.restore(recipe, cluster);
        if (problem.isPresent()) {
            LOG.warn("The kept cluster '{}' is replaced: {}", info.name(), problem.get());
            cluster.close();
            return Optional.empty();
        }
        setUp.made(cluster);
        return Optional.of(setUp);
    }

    @Override
    public void putBack(SetUp setUp) {
        setUp.cluster().ifPresent(Cluster::close);
    }

    @Override
    public void discard(SetUp setUp) {
        setUp.cluster().ifPresent(Cluster::destroy);
    }

    @Override
    public void release() {
        place.close();
    }

    private void destroy(ClusterProvider provider) {
        try {
            provider.destroy(place.cluster());
        } catch (NoSuchClusterException e) {
            LOG.debug("The kept cluster has gone meanwhile", e);
        }
    }
}
