// SPDX-License-Identifier: Apache-2.0
package com.example.netns;

import io.github.clustere2e.backend.Backend;
import io.github.clustere2e.backend.kernel.BackendClusterProvider;

/** Clusters of network namespaces of this machine. */
public final class NetnsClusterProvider extends BackendClusterProvider {

    public NetnsClusterProvider() {
        super("netns");
    }

    @Override
    protected Backend open() {
        return new NetnsBackend(new Script(stateDirectory()));
    }
}
