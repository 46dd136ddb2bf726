// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which engine the environment names; docker-java reads the variables as system properties too. */
class EngineAddressTest {

    private static final List<String> VARIABLES = List.of("DOCKER_HOST", "DOCKER_CONFIG", "DOCKER_CONTEXT");

    @TempDir
    Path directory;

    @BeforeEach
    void nothingElseNamesOne() throws IOException {
        assumeTrue(VARIABLES.stream().noneMatch(System.getenv()::containsKey));
        System.setProperty("DOCKER_CONFIG", directory.toString());
        context("lab", "unix:///run/lab.sock");
        context("far", "tcp://127.0.0.1:2375");
    }

    @AfterEach
    void theUsualEngine() {
        VARIABLES.forEach(System::clearProperty);
    }

    @Test
    void isTheOneOfTheContextThatIsInUse() throws IOException {
        Files.writeString(directory.resolve("config.json"), "{\"currentContext\": \"lab\"}");

        assertThat(address()).isEqualTo("unix:///run/lab.sock");
    }

    @Test
    void isTheOneOfTheContextThatTheVariableNames() throws IOException {
        Files.writeString(directory.resolve("config.json"), "{\"currentContext\": \"lab\"}");
        System.setProperty("DOCKER_CONTEXT", "far");

        assertThat(address()).isEqualTo("tcp://127.0.0.1:2375");
    }

    @Test
    void isTheOneThatTheVariableNamesBeforeAnyContext() throws IOException {
        Files.writeString(directory.resolve("config.json"), "{\"currentContext\": \"lab\"}");
        System.setProperty("DOCKER_HOST", "unix:///run/other.sock");

        assertThat(address()).isEqualTo("unix:///run/other.sock");
    }

    @Test
    void mayBeOnAHostThatIsReachedBySsh() throws IOException {
        System.setProperty("DOCKER_HOST", "ssh://me@lab:2222/run/docker.sock");
        assertThat(address()).isEqualTo("ssh://me@lab:2222/run/docker.sock");

        System.clearProperty("DOCKER_HOST");
        context("over-there", "ssh://lab_1");
        System.setProperty("DOCKER_CONTEXT", "over-there");
        assertThat(address()).isEqualTo("ssh://lab_1");
    }

    private static String address() {
        try (Engine engine = new Engine()) {
            return engine.address().toString();
        }
    }

    /** As {@code docker context create} writes it. */
    private void context(String name, String host) throws IOException {
        MessageDigest digest = Digests.digest();
        digest.update(name.getBytes(StandardCharsets.UTF_8));
        Path place = directory.resolve("contexts/meta").resolve(HexFormat.of().formatHex(digest.digest()));
        Files.createDirectories(place);
        Files.writeString(place.resolve("meta.json"), """
                        {"Name": "%s", "Metadata": {}, "Endpoints": {"docker": {"Host": "%s", "SkipTLSVerify": false}}}
                        """.formatted(name, host));
    }
}
