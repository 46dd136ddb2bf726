// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clustere2e.api.ClusterSpec;
import io.github.clustere2e.api.Clusters;
import io.github.clustere2e.api.ProgressEvent;
import io.github.clustere2e.api.Role;
import io.github.clustere2e.backend.ClusterIdentity;
import io.github.clustere2e.backend.Labels;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real process is really killed, and a real watchdog cleans up after it; only the machines are files. */
@Timeout(120)
class WatchdogTest {

    private static final Duration LIMIT = Duration.ofSeconds(15);

    @TempDir
    Path directory;

    @Test
    void nothingIsLeftOfAClusterWhoseBuilderIsKilled() throws Exception {
        FileBackend backend = new FileBackend(directory.resolve("machines"));
        Process builder = start(Builder.class);
        try (BufferedReader words = builder.inputReader()) {
            for (int made = 0; made < Builder.NODES; made++) {
                assertThat(words.readLine()).isEqualTo("made");
            }
            assertThat(backend.files()).hasSize(Builder.NODES + 1);
        } finally {
            builder.destroyForcibly().waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS);
        }

        awaitClean(backend);
        assertThat(backend.files()).isEmpty();
        assertThat(directory.resolve("state/clusters/files/watched")).doesNotExist();
    }

    @Test
    void noDirectoryIsLeftOfANameThatWasJustBeingClaimed() throws Exception {
        assertNothingIsLeftOfAClaimer("claim half");
    }

    @Test
    void noDirectoryIsLeftOfANameThatHadOnlyJustBeenClaimed() throws Exception {
        assertNothingIsLeftOfAClaimer("claim");
        assertNothingIsLeftOfAClaimer("claim and tell");
    }

    private void assertNothingIsLeftOfAClaimer(String how) throws Exception {
        Process claimer = start(Claimer.class, how);
        try (BufferedReader words = claimer.inputReader()) {
            assertThat(words.readLine()).isEqualTo("claimed");
        } finally {
            claimer.destroyForcibly().waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS);
        }

        FileBackend backend = new FileBackend(directory.resolve("machines"));
        awaitClean(backend);
        assertThat(isClean(backend)).isTrue();
    }

    private void awaitClean(FileBackend backend) throws IOException {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (!isClean(backend) && System.nanoTime() < end) {
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    private boolean isClean(FileBackend backend) throws IOException {
        try (Stream<Path> clusters = Files.list(directory.resolve("state/clusters/files"))) {
            return backend.files().isEmpty() && clusters.noneMatch(Files::isDirectory);
        }
    }

    private Process start(Class<?> program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                program.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder process = new ProcessBuilder(command);
        process.environment()
                .put("FAKE_BACKEND_ROOT", directory.resolve("machines").toString());
        process.environment()
                .put("CLUSTER_E2E_STATE", directory.resolve("state").toString());
        return process.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    /** Claims a name, and comes no further. */
    static final class Claimer {

        private Claimer() {}

        public static void main(String[] arguments) throws Exception {
            ClusterDirectory cluster = StateHome.directory("files", "claimed");
            Map<String, String> labels =
                    new HashMap<>(Map.of(Labels.CLUSTER, "claimed", Labels.ID, "0123456789", Labels.LEASE, "owned"));
            labels.putAll(Owner.current().labels());
            ClusterIdentity identity = ClusterIdentity.of(labels);
            Watchdog watchdog = Watchdog.arm("files", identity, cluster);
            if (arguments[0].equals("claim half")) {
                Files.createDirectories(cluster.path().resolveSibling(".0123456789"));
            } else {
                cluster.claim(identity, Owner.current());
            }
            if (arguments[0].equals("claim and tell")) {
                watchdog.claimed();
            }
            System.out.println("claimed");
            Thread.sleep(LIMIT.toMillis());
        }
    }

    /** Builds a cluster that is never ready. */
    static final class Builder {

        static final int NODES = 3;

        private Builder() {}

        public static void main(String[] arguments) {
            Clusters.create(ClusterSpec.builder()
                            .name("watched")
                            .nodes(Role.AGENT, NODES)
                            .progressListener(Builder::tell)
                            .build())
                    .close();
        }

        private static void tell(ProgressEvent event) {
            if (event.phase().equals("start") && event.kind() == ProgressEvent.Kind.FINISHED) {
                System.out.println("made");
            }
        }
    }
}
