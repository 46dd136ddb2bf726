// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clustere2e.api.ProgressEvent;
import io.github.clustere2e.api.ProgressEvent.Kind;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private long nanos;

    @Test
    void plainLinesTellWhenAPhaseBeginsAndHowItEnds() {
        Progress progress = new PlainProgress(console(Terminal.none()), 2, () -> nanos);
        tell(progress, "image", "", Kind.STARTED, "");
        tell(progress, "image", "", Kind.NOTE, "building from packages");
        at(1500);
        tell(progress, "image", "", Kind.FINISHED, "");
        tell(progress, "start", "agent_0", Kind.STARTED, "");
        tell(progress, "start", "agent_1", Kind.STARTED, "");
        tell(progress, "start", "agent_1", Kind.FINISHED, "");
        at(2000);
        tell(progress, "start", "agent_0", Kind.FINISHED, "");
        progress.close();

        assertThat(written()).isEqualTo("""
                        [   0.0 s] image
                        [   0.0 s] image: building from packages
                        [   1.5 s] image: done in 1.5 s
                        [   1.5 s] start
                        [   2.0 s] start: 2/2 done in 500 ms
                        """);
    }

    @Test
    void plainLinesNameTheNodeThatFailed() {
        Progress progress = new PlainProgress(console(Terminal.none()), 3, () -> nanos);
        tell(progress, "start", "agent_0", Kind.STARTED, "");
        tell(progress, "start", "agent_1", Kind.STARTED, "");
        tell(progress, "start", "agent_0", Kind.FAILED, "exited with 255\nand an empty log");
        progress.close();

        assertThat(written()).isEqualTo("""
                        [   0.0 s] start
                        [   0.0 s] start: agent_0 failed: exited with 255
                        [   0.0 s] start: 0/3 not done in 0 ms
                        """);
    }

    @Test
    void aPhaseThatOnlySomeNodesHadIsDoneWhenAllOfThoseAre() {
        Progress progress = new PlainProgress(console(Terminal.none()), 3, () -> nanos);
        tell(progress, "fetch", "agent_0", Kind.STARTED, "");
        tell(progress, "fetch", "agent_0", Kind.FINISHED, "");
        progress.close();

        assertThat(written()).endsWith("fetch: 1/3 done in 0 ms\n");
    }

    @Test
    void onATerminalTheLinesRewriteThemselvesAndFitIntoItsWidth() {
        Progress progress = new LiveProgress(console(new Terminal(true, true, true, 40, false, true)), 40, () -> nanos);
        tell(progress, "image", "", Kind.STARTED, "");
        tell(progress, "image", "", Kind.FINISHED, "");
        for (int i = 0; i < 7; i++) {
            tell(progress, "start", "agent_" + i, Kind.STARTED, "");
            tell(progress, "start", "agent_" + i, Kind.FINISHED, "");
        }
        tell(progress, "start", "agent_7", Kind.STARTED, "");
        tell(progress, "start", "agent_7", Kind.NOTE, "a word that is much too long for a terminal as narrow as this");
        progress.close();

        String last = written().substring(written().lastIndexOf("  ✓ image"));
        assertThat(last.replace("\r\u001b[2K", "")).isEqualTo("""
                          ✓ image                0 ms
                          ✗ start     7/40       0 ms  a word t
                        """);
        assertThat(written().lines().map(line -> line.replaceAll("\u001b\\[[0-9]*[A-Za-z]|\r", "")))
                .allMatch(line -> line.length() < 40);
    }

    @Test
    void closingTwiceWritesNothingMore() {
        Progress progress = new LiveProgress(console(new Terminal(true, true, true, 40, true, true)), 1, () -> nanos);
        tell(progress, "image", "", Kind.STARTED, "");
        progress.close();
        String written = written();
        progress.close();

        assertThat(written()).isEqualTo(written).contains("✗");
    }

    private void at(int millis) {
        nanos = Duration.ofMillis(millis).toNanos();
    }

    private static void tell(Progress progress, String phase, String node, Kind kind, String text) {
        progress.progress(
                new ProgressEvent(phase, Optional.of(node).filter(n -> !n.isEmpty()), kind, text, Duration.ZERO));
    }

    private Console console(Terminal terminal) {
        return new Console(InputStream.nullInputStream(), OutputStream.nullOutputStream(), err, terminal, Map.of());
    }

    private String written() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
