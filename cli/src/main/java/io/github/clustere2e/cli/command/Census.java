// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.cli.command;

import io.github.clustere2e.api.ClusterInfo;
import io.github.clustere2e.api.ClusterProvider;
import io.github.clustere2e.api.NoSuchClusterException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Finds clusters by name in what a backend lists, so that half-made ones are found too. */
final class Census {

    private Census() {}

    /** Returns the clusters of these names, in the names' order; complains of all missing ones at once. */
    static List<ClusterInfo> find(ClusterProvider provider, List<String> names) {
        List<ClusterInfo> all = provider.list();
        List<ClusterInfo> found = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (String name : names.stream().distinct().toList()) {
            all.stream()
                    .filter(cluster -> cluster.name().equals(name))
                    .findFirst()
                    .ifPresentOrElse(found::add, () -> missing.add("'" + name + "'"));
        }
        if (!missing.isEmpty()) {
            String existing = all.stream().map(ClusterInfo::name).collect(Collectors.joining(", "));
            throw new NoSuchClusterException(
                    "There is no cluster " + String.join(", ", missing) + " on backend '" + provider.id() + "'. "
                            + (existing.isEmpty() ? "There are none." : "There are: " + existing + "."));
        }
        return found;
    }
}
