// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.cli.interrupt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clustere2e.api.Clusters;
import io.github.clustere2e.cli.terminal.Console;
import io.github.clustere2e.cli.terminal.Terminal;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What a signal does. Processes get SIGTERM rather than SIGINT, which takes the same way: where a build runs in the
 * background, its children ignore SIGINT.
 */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class InterruptionTest {

    // ProcessHandle.destroy() sends SIGTERM and leaves the streams open, unlike Process.destroy().
    private static final int TERMINATED = 143;

    @Test
    void aSignalInterruptsTheWorkAndTheProcessEndsWhenItHasRolledBack() throws Exception {
        Process process = start("heeds");
        BufferedReader out = process.inputReader();
        assertThat(out.readLine()).isEqualTo("creating");
        process.toHandle().destroy();

        assertThat(process.waitFor()).isEqualTo(TERMINATED);
        assertThat(out.lines()).containsExactly("rolled back");
        assertThat(process.errorReader().lines())
                .endsWith("cluster-e2e: Interrupted: cluster 'slow' was rolled back")
                .noneMatch(line -> line.contains("\tat "));
    }

    @Test
    void aSecondSignalEndsTheProcessAtOnce() throws Exception {
        Process process = start("does not heed");
        assertThat(process.inputReader().readLine()).isEqualTo("creating");
        process.toHandle().destroy();
        BufferedReader err = process.errorReader();
        String line = err.readLine();
        while (!line.contains("clearing up (Ctrl-C again leaves at once)")) {
            line = err.readLine();
        }
        long begun = System.nanoTime();
        process.toHandle().destroy();

        assertThat(process.waitFor()).isEqualTo(TERMINATED);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Interruption.PATIENCE.dividedBy(2));
        assertThat(err.lines().collect(Collectors.joining())).doesNotContain("watchdog");
    }

    @Test
    void patienceHasAnEndAndTheWatchdogIsNamed() throws Exception {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        CountDownLatch interrupted = new CountDownLatch(1);
        Thread worker = new Thread(() -> {
            try {
                Thread.sleep(Long.MAX_VALUE);
            } catch (InterruptedException e) {
                interrupted.countDown();
            }
        });
        worker.start();
        Console console = new Console(
                InputStream.nullInputStream(), OutputStream.nullOutputStream(), err, Terminal.none(), Map.of());
        new Interruption(worker, console, Duration.ofMillis(20)).hook();

        assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("clearing up did not end within", "watchdog");
    }

    @Test
    void theHookDoesNothingWhenTheWorkIsDone() {
        Thread worker = new Thread(() -> {});
        Console console = new Console(
                InputStream.nullInputStream(),
                OutputStream.nullOutputStream(),
                OutputStream.nullOutputStream(),
                Terminal.none(),
                Map.of());
        Interruption interruption = new Interruption(worker, console, Duration.ofDays(1));
        interruption.workIsDone();
        interruption.hook();

        assertThat(worker.isInterrupted()).isFalse();
    }

    @Test
    void removalComesToItsEndWhateverInterruptsIt() {
        StringBuilder done = new StringBuilder();
        Thread.currentThread().interrupt();
        Interrupts.uninterruptibly(
                () -> done.append(Thread.currentThread().isInterrupted() ? "interrupted" : "in peace"));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(done).hasToString("in peace");
        assertThatThrownBy(() -> Interrupts.uninterruptibly(() -> {
                    throw new IllegalStateException("as it was");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("as it was");
    }

    private static Process start(String manner) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-D" + Clusters.PROPERTY + "=fake",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                InterruptedProgram.class.getName(),
                manner);
        builder.environment().put(Terminal.TERMINALS, "2");
        builder.environment().put("NO_COLOR", "1");
        return builder.start();
    }
}
