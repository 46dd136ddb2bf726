// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.probe;

import io.github.clustere2e.api.ClusterProvider;
import io.github.clustere2e.api.Clusters;
import io.github.clustere2e.api.ProviderSelectionException;

/** The main class of the JVMs that tests start: prints which backend is picked, where it lies, or why none is. */
public final class Probe {

    private Probe() {}

    /**
     * Picks a backend.
     *
     * @param arguments its id, or nothing
     */
    public static void main(String[] arguments) {
        try {
            ClusterProvider provider = arguments.length == 0 ? Clusters.provider() : Clusters.provider(arguments[0]);
            System.out.println(
                    "picked " + provider.id() + " in " + provider.getClass().getModule());
        } catch (ProviderSelectionException e) {
            System.out.println("refused: " + e.getMessage());
        }
    }
}
