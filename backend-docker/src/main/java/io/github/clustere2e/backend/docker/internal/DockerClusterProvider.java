// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal;

import com.google.inject.Guice;
import com.google.inject.Stage;
import io.github.clustere2e.api.OptionDescription;
import io.github.clustere2e.api.OptionValue;
import io.github.clustere2e.backend.Backend;
import io.github.clustere2e.backend.docker.DockerOptions;
import io.github.clustere2e.backend.kernel.BackendClusterProvider;
import java.util.List;

/**
 * Makes clusters of Docker containers, on the engine that {@code DOCKER_HOST} names, else on the one of this machine.
 *
 * <p>Thread-safe.
 *
 * @since 0.1
 */
public final class DockerClusterProvider extends BackendClusterProvider {

    /** For ServiceLoader. */
    public DockerClusterProvider() {
        super(DockerOptions.BACKEND);
    }

    @Override
    protected Backend open() {
        return Guice.createInjector(Stage.DEVELOPMENT, new DockerModule()).getInstance(Backend.class);
    }

    @Override
    public List<OptionDescription> optionDescriptions() {
        return OptionTable.ALL.stream().map(NamedOption::describe).toList();
    }

    @Override
    public DockerOptions readOptions(List<OptionValue> values) {
        return OptionReading.read(values);
    }
}
