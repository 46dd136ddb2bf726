// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.testkit.internal.lending;

import io.github.clustere2e.api.Cluster;

/** A cluster of one's own. */
record FreshSource(Recipe recipe, Maker maker) implements Source {

    @Override
    public SetUp get() {
        return maker.make(recipe, spec -> spec);
    }

    @Override
    public void putBack(SetUp setUp) {
        setUp.cluster().ifPresent(Cluster::close);
    }

    @Override
    public void discard(SetUp setUp) {
        setUp.cluster().ifPresent(Cluster::destroy);
    }
}
