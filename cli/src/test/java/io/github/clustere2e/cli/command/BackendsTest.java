// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clustere2e.api.Clusters;
import io.github.clustere2e.cli.terminal.Console;
import io.github.clustere2e.cli.terminal.Terminal;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BackendsTest {

    private String before = "";

    @BeforeEach
    void nothingIsConfigured() {
        before = System.getProperty(Clusters.PROPERTY, "");
        System.clearProperty(Clusters.PROPERTY);
    }

    @AfterEach
    void restore() {
        System.setProperty(Clusters.PROPERTY, before);
    }

    @Test
    void theBackendIsDockerWhenNothingIsSaid() {
        assertThat(backends(Map.of()).id(Optional.empty())).contains("docker");
        assertThat(backends(Map.of(Clusters.ENVIRONMENT, "")).id(Optional.empty()))
                .contains("docker");
    }

    @Test
    void theOptionComesBeforeEverything() {
        System.setProperty(Clusters.PROPERTY, "fake");

        assertThat(backends(Map.of(Clusters.ENVIRONMENT, "other")).id(Optional.of("third")))
                .contains("third");
    }

    @Test
    void thePropertyAndTheVariableAreLeftToTheApi() {
        assertThat(backends(Map.of(Clusters.ENVIRONMENT, "other")).id(Optional.empty()))
                .isEmpty();
        System.setProperty(Clusters.PROPERTY, "fake");
        assertThat(backends(Map.of()).id(Optional.empty())).isEmpty();
        assertThat(backends(Map.of()).pick(Optional.empty()).id()).isEqualTo("fake");
    }

    private static Backends backends(Map<String, String> environment) {
        return new Backends(new Console(
                InputStream.nullInputStream(),
                OutputStream.nullOutputStream(),
                OutputStream.nullOutputStream(),
                Terminal.none(),
                environment));
    }
}
