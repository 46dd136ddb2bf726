// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A shell stands for the build of a root file system, and a JVM that is really killed for whoever wants it. */
@Timeout(60)
class BuildGuardTest {

    private static final List<String> ENDLESS =
            List.of("/bin/sh", "-c", "trap 'kill $!; exit 143' TERM; echo $$; sleep 600 & wait");

    @TempDir
    Path directory;

    @Test
    void nothingIsLeftOfABuildWhoseOwnerIsKilled() throws Exception {
        Path work = Files.createDirectory(directory.resolve("work"));
        Files.writeString(work.resolve("root.tar.partial.1"), "half");
        Process owner = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Owner.class.getName(),
                        work.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        ProcessHandle build;
        try (BufferedReader words = owner.inputReader()) {
            build = ProcessHandle.of(Long.parseLong(words.readLine())).orElseThrow();
        } finally {
            owner.destroyForcibly().waitFor();
        }

        build.onExit().get(15, TimeUnit.SECONDS);
        while (Files.exists(work)) { // within the time limit of this test
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    @Test
    void theStatusOfABuildIsToldAndItsFilesStay() throws Exception {
        Process guarded = start(List.of("/bin/sh", "-c", "touch \"$0/root.tar\"; exit 7", directory.toString()));

        assertThat(guarded.waitFor()).isEqualTo(7);
        assertThat(directory.resolve("root.tar")).exists();
    }

    @Test
    void aBuildThatIsToldToEndEnds() throws Exception {
        Process guarded = start(ENDLESS);
        try (BufferedReader words = guarded.inputReader()) {
            ProcessHandle build =
                    ProcessHandle.of(Long.parseLong(words.readLine())).orElseThrow();
            guarded.destroy();

            assertThat(guarded.waitFor()).isNotZero();
            assertThat(build.isAlive()).isFalse();
        }
    }

    private Process start(List<String> build) throws IOException {
        return new ProcessBuilder(BuildGuard.guarded(directory, build)).start();
    }

    /** Wants a build, and tells its process id. */
    static final class Owner {

        private Owner() {}

        public static void main(String[] arguments) throws Exception {
            Process guarded = new ProcessBuilder(BuildGuard.guarded(Path.of(arguments[0]), ENDLESS)).start();
            try (BufferedReader words = guarded.inputReader()) {
                System.out.println(words.readLine());
                guarded.waitFor();
            }
        }
    }
}
