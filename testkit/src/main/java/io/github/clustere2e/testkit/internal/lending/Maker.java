// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.testkit.internal.lending;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.ClusterProvider;
import io.github.clustere2e.api.ClusterSpec;
import io.github.clustere2e.api.Clusters;
import io.github.clustere2e.api.ProgressListener;
import java.util.function.UnaryOperator;

/** Makes clusters, and lets a witness see those that fail. */
record Maker(Witness witness) {

    /** Makes one; whatever the error, nothing is left of it then. */
    SetUp make(Recipe recipe, UnaryOperator<ClusterSpec.Builder> more) {
        SetUp setUp = new SetUp(recipe);
        try {
            ClusterProvider provider = recipe.provider();
            ClusterSpec spec = more.apply(watched(setUp)).build();
            setUp.made(
                    recipe.snapshot()
                            ? Clusters.restoreOrCreate(provider, spec, recipe.key(), cluster -> install(setUp, cluster))
                            : create(provider, spec, setUp));
            return setUp;
        } catch (Throwable e) {
            if (setUp.cluster().isEmpty()) {
                tell(setUp, e);
            }
            throw e;
        }
    }

    private static ClusterSpec.Builder watched(SetUp setUp) {
        ProgressListener own = setUp.recipe().spec().progressListener();
        return setUp.recipe().spec().toBuilder()
                .commandListener(setUp.history())
                .progressListener(event -> {
                    setUp.progress().progress(event);
                    own.progress(event);
                });
    }

    private Cluster create(ClusterProvider provider, ClusterSpec spec, SetUp setUp) {
        Cluster cluster = provider.create(spec);
        try {
            install(setUp, cluster);
            return cluster;
        } catch (Throwable e) {
            destroyAfter(cluster, e);
            throw e;
        }
    }

    /** The witness must look before the cluster goes. */
    private void install(SetUp setUp, Cluster cluster) {
        setUp.made(cluster);
        try {
            setUp.recipe()
                    .installer()
                    .map(software -> software.install(cluster, setUp.progress()))
                    .ifPresent(setUp::installed);
        } catch (Throwable e) {
            tell(setUp, e);
            throw e;
        }
    }

    /** Nothing that a witness does hides the error. */
    private void tell(SetUp setUp, Throwable error) {
        try {
            witness.failed(setUp, error);
        } catch (RuntimeException e) {
            error.addSuppressed(e);
        }
    }

    private static void destroyAfter(Cluster cluster, Throwable error) {
        try {
            cluster.destroy();
        } catch (RuntimeException e) {
            error.addSuppressed(e);
        }
    }
}
