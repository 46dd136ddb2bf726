// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Stage;
import io.github.clustere2e.api.OptionDescription;
import io.github.clustere2e.api.OptionValue;
import io.github.clustere2e.backend.Backend;
import io.github.clustere2e.backend.docker.DockerOptions;
import io.github.clustere2e.backend.kernel.BackendClusterProvider;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes clusters of Docker containers, on the engine that {@code DOCKER_HOST} names, else on the one of this machine.
 *
 * <p>Thread-safe.
 *
 * @since 0.1
 */
public final class DockerClusterProvider extends BackendClusterProvider {

    private static final Logger LOG = LoggerFactory.getLogger(DockerClusterProvider.class);

    /** For ServiceLoader. */
    public DockerClusterProvider() {
        super(DockerOptions.BACKEND);
    }

    @Override
    protected Backend open() {
        return injector().getInstance(Backend.class);
    }

    private static Injector injector() {
        return Guice.createInjector(Stage.DEVELOPMENT, new DockerModule());
    }

    /** Asks what every command asks first, if it is this machine's engine: others may count who logs in. */
    @Override
    public void warmUp() {
        try (Engine engine = injector().getInstance(Engine.class)) {
            if (engine.isLocal()) {
                new Inventory(engine).find();
            }
        } catch (RuntimeException e) {
            LOG.debug("No head start: {}", e.toString());
        }
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
