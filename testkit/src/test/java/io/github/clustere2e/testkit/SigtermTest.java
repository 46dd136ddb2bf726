// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.Command;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A process with a running test is really told to end, as a build server does; simulated nodes. */
@Timeout(60)
class SigtermTest {

    @TempDir
    Path directory;

    @Test
    void theEvidenceOfTheRunningTestIsThere() throws Exception {
        Path log = directory.resolve("stderr");
        Process suite = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        directory.resolve("evidence").toString())
                .redirectError(log.toFile())
                .start();
        try (BufferedReader words = suite.inputReader()) {
            assertThat(words.readLine()).as(() -> read(log)).isEqualTo("running");
            suite.destroy();
            assertThat(suite.waitFor(30, TimeUnit.SECONDS)).isTrue();
        } finally {
            suite.destroyForcibly();
        }

        try (Stream<Path> files = Files.walk(directory.resolve("evidence"))) {
            Path page = files.filter(file -> file.endsWith("index.html"))
                    .findFirst()
                    .orElseThrow();
            assertThat(Files.readString(page)).contains("hangs", "was running when its process was told to end");
            assertThat(Files.readString(page.resolveSibling("commands.txt"))).contains("true");
            assertThat(read(log)).contains("Evidence: " + page);
        }
    }

    private static String read(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.collect(Collectors.joining("\n"));
        } catch (IOException e) {
            return "unreadable: " + e;
        }
    }

    static final class Main {

        private Main() {}

        public static void main(String[] arguments) {
            Suites.withEvidenceIn(Path.of(arguments[0])).run(Hangs.class);
        }
    }

    @WithCluster(agents = 1, backend = "simulated")
    static class Hangs {

        @Test
        void hangs(Cluster cluster) throws InterruptedException {
            cluster.nodes().run(Command.of("true"));
            System.out.println("running");
            new CountDownLatch(1).await();
        }
    }
}
