// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clustere2e.api.Clusters;
import io.github.clustere2e.cli.fake.FakeWorld;
import io.github.clustere2e.cli.terminal.Console;
import io.github.clustere2e.cli.terminal.Terminal;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HeadstartTest {

    private static final long PATIENCE_MILLIS = 20_000;

    @BeforeEach
    void emptyWorld() {
        System.setProperty(Clusters.PROPERTY, "fake");
        FakeWorld.reset();
    }

    @Test
    void theBackendThatTheCommandWillAskWarmsUpMeanwhile() throws InterruptedException {
        assertThat(Headstart.give(console(Map.of()), "create", "five", "--agents", "5"))
                .hasValueSatisfying(thread -> assertThat(thread.isDaemon()).isTrue());
        Thread second = Headstart.give(console(Map.of()), "list").orElseThrow();

        second.join(PATIENCE_MILLIS);
        assertThat(FakeWorld.events()).contains("warm up");
    }

    @Test
    void nobodyWarmsUpForNothing() {
        assertThat(Stream.of(
                        "",
                        "--help",
                        "-V",
                        "create --help",
                        "list -h",
                        "list --backend docker",
                        "list --backend=docker"))
                .allSatisfy(line -> assertThat(Headstart.give(console(Map.of()), line.split(" ", -1)))
                        .as(line)
                        .isEmpty());
    }

    @Test
    void nothingIsLoggedBeforeItIsKnownHowMuch() {
        assertThat(Headstart.give(console(Map.of()), "list", "-v")).isEmpty();
        assertThat(Headstart.give(console(Map.of()), "list", "--verbose")).isEmpty();
        assertThat(Headstart.give(console(Map.of("CLUSTER_E2E_DEBUG", "1")), "list"))
                .isEmpty();
    }

    @Test
    void aBackendThatCannotBePickedIsLeftToTheCommandToComplainOf() throws InterruptedException {
        System.setProperty(Clusters.PROPERTY, "nowhere");
        try {
            Thread thread = Headstart.give(console(Map.of()), "list").orElseThrow();
            thread.join(PATIENCE_MILLIS);
            assertThat(thread.isAlive()).isFalse();
        } finally {
            System.setProperty(Clusters.PROPERTY, "fake");
        }
        assertThat(FakeWorld.events()).isEmpty();
    }

    private static Console console(Map<String, String> environment) {
        return new Console(
                InputStream.nullInputStream(),
                OutputStream.nullOutputStream(),
                OutputStream.nullOutputStream(),
                Terminal.none(),
                environment);
    }
}
