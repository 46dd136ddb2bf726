// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.simulated.internal;

import io.github.clustere2e.backend.Backend;
import io.github.clustere2e.backend.kernel.BackendClusterProvider;
import io.github.clustere2e.backend.simulated.SimulatedOptions;

/** Makes clusters of nodes that are SSH servers in this process. Never chosen unless it is asked for. Thread-safe. */
public final class SimulatedClusterProvider extends BackendClusterProvider {

    /** For ServiceLoader. */
    public SimulatedClusterProvider() {
        super(SimulatedOptions.BACKEND);
    }

    @Override
    public boolean explicitOnly() {
        return true;
    }

    @Override
    protected Backend open() {
        return new SimulatedBackend();
    }
}
