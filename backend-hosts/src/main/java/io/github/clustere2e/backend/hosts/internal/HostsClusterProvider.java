// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.hosts.internal;

import io.github.clustere2e.api.OptionDescription;
import io.github.clustere2e.api.OptionValue;
import io.github.clustere2e.backend.Backend;
import io.github.clustere2e.backend.hosts.HostsOptions;
import io.github.clustere2e.backend.kernel.BackendClusterProvider;
import java.util.List;

/**
 * Makes clusters of hosts that exist.
 *
 * <p>Thread-safe.
 *
 * @since 0.1
 */
public final class HostsClusterProvider extends BackendClusterProvider {

    /** For ServiceLoader. */
    public HostsClusterProvider() {
        super(HostsOptions.BACKEND);
    }

    /** It has no hosts unless it is given some, so that it is no backend to fall back on. */
    @Override
    public boolean explicitOnly() {
        return true;
    }

    @Override
    protected Backend open() {
        return new HostsBackend(stateDirectory());
    }

    @Override
    public List<OptionDescription> optionDescriptions() {
        return OptionReading.ALL;
    }

    @Override
    public HostsOptions readOptions(List<OptionValue> values) {
        return OptionReading.read(values);
    }
}
