// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clustere2e.api.ClusterException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One change at a time, whoever makes it. */
@Timeout(60)
class ChangeLockTest {

    private static final Duration SOON = Duration.ofMillis(200);
    private static final Duration LATE = Duration.ofSeconds(30);

    @TempDir
    Path path;

    @Test
    void anotherThreadWaitsForItsTurnAndNotForEver() throws Exception {
        ClusterDirectory directory = new ClusterDirectory(path);
        CompletableFuture<Void> second;
        try (ChangeLock held = ChangeLock.take(directory, Deadline.in(LATE))) {
            assertThat(held).isNotNull();
            assertThat(ChangeLock.takeIfFree(directory)).isEmpty();
            assertThatThrownBy(() -> ChangeLock.take(directory, Deadline.in(SOON)))
                    .isInstanceOf(ClusterException.class)
                    .hasMessageContaining("changed by somebody else");
            second = CompletableFuture.runAsync(
                    () -> ChangeLock.take(directory, Deadline.in(LATE)).close());
            assertThat(second).isNotDone();
        }
        second.get(LATE.toSeconds(), TimeUnit.SECONDS);
    }

    @Test
    void anotherProcessKeepsItUntilItDies() throws Exception {
        ClusterDirectory directory = new ClusterDirectory(path);
        Process holder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holder.class.getName(),
                        path.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var words = holder.inputReader()) {
            assertThat(words.readLine()).isEqualTo("held");
            assertThat(ChangeLock.takeIfFree(directory)).isEmpty();
        } finally {
            holder.destroyForcibly().waitFor();
        }
        ChangeLock.take(directory, Deadline.in(LATE)).close();
    }

    @Test
    void aClusterThatWasDestroyedIsSaidToBe() {
        ClusterDirectory gone = new ClusterDirectory(path.resolve("gone"));

        assertThatThrownBy(() -> ChangeLock.take(gone, Deadline.in(LATE)))
                .isInstanceOf(ClusterException.class)
                .hasMessageContaining("destroyed");
    }

    /** Takes the lock and keeps it. */
    static final class Holder {

        private Holder() {}

        public static void main(String[] arguments) throws IOException {
            try (ChangeLock held = ChangeLock.take(new ClusterDirectory(Path.of(arguments[0])), Deadline.in(LATE))) {
                System.out.println(held == null ? "nothing" : "held");
                System.in.transferTo(System.err);
            }
        }
    }
}
