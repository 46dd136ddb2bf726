// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import io.github.clustere2e.backend.Backend;
import jakarta.inject.Singleton;

/** Wires the backend. Methods rather than bindings by reflection: they are faster, and quiet on new JDKs. */
final class DockerModule extends AbstractModule {

    @Provides
    @Singleton
    Backend backend(Engine engine, NodeImages images, ClusterNetworks networks, Deaths deaths, Diagnosis diagnosis) {
        return ExplainedFaults.of(
                engine, Backend.class, new DockerBackend(engine, images, networks, deaths, diagnosis));
    }

    @Provides
    @Singleton
    Engine engine() {
        return new Engine();
    }

    @Provides
    @Singleton
    NodeImages images(Engine engine) {
        return new NodeImages(new ImageBuilder(engine));
    }

    @Provides
    @Singleton
    ClusterNetworks networks(Engine engine) {
        return new ClusterNetworks(engine);
    }

    @Provides
    @Singleton
    Deaths deaths(Engine engine) {
        return new Deaths(engine);
    }

    @Provides
    @Singleton
    Diagnosis diagnosis(Engine engine) {
        return new Diagnosis(engine);
    }
}
