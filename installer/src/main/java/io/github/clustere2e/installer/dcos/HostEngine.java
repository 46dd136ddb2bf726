// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.dcos;

import io.github.clustere2e.api.ClusterException;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** This machine, with its own Docker engine. */
final class HostEngine implements InstallerHost {

    private static final Duration ANSWER = Duration.ofSeconds(10);

    private final Duration limit;

    HostEngine(Duration limit) {
        this.limit = limit;
    }

    /** An engine of another machine does not see this machine's files, which the installer mounts. */
    static boolean answers() {
        @Nullable String address = System.getenv("DOCKER_HOST");
        if (address != null && !address.isEmpty() && !address.startsWith("unix://")) {
            return false;
        }
        try {
            Process version = new ProcessBuilder("docker", "version")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            boolean ended = version.waitFor(ANSWER.toMillis(), TimeUnit.MILLISECONDS);
            version.destroyForcibly();
            return ended && version.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The script unpacks its image beside itself: each run has a name of it in its own directory. */
    @Override
    public String run(GenerateConfigScript script, Path directory, List<String> arguments) throws Exception {
        Path own = directory.resolve(InstallerRun.SCRIPT);
        if (Files.notExists(own)) {
            link(script.file(), own);
        }
        Path output = Files.createTempFile(directory, "output-", ".log");
        Path errors = Files.createTempFile(directory, "errors-", ".log");
        String container = "cluster-e2e-genconf-" + UUID.randomUUID();
        List<String> words = new ArrayList<>(List.of("bash", own.toString()));
        words.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(words)
                .directory(directory.toFile())
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile());
        builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        builder.environment().put(InstallerRun.CONTAINER_NAME, container);
        builder.environment().put(InstallerRun.PORT, String.valueOf(freePort()));
        int status = await(builder.start(), container);
        if (status != 0) {
            throw InstallerRun.failure(arguments, "on this machine", status, text(output) + "\n" + text(errors));
        }
        return text(output);
    }

    private static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }

    private int await(Process process, String container) throws InterruptedException {
        boolean ended = false;
        try {
            ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        } finally {
            if (!ended) {
                process.destroy();
                removeContainer(container);
                process.destroyForcibly();
            }
        }
        if (!ended) {
            throw new ClusterException(
                    "DC/OS's installer did not end within " + limit + "; it was stopped, with its container");
        }
        return process.exitValue();
    }

    private static void link(Path file, Path link) throws IOException {
        try {
            Files.createLink(link, file.toRealPath());
        } catch (IOException | UnsupportedOperationException e) {
            Files.copy(file, link);
        }
    }

    /** Killing the script does not end the container that it has started. */
    private static void removeContainer(String container) {
        try {
            new ProcessBuilder("docker", "rm", "--force", container)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor(ANSWER.toMillis(), TimeUnit.MILLISECONDS);
        } catch (IOException e) {
            throw new ClusterException("The container " + container + " could not be removed: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Free now; only an upgrade's installer uses it, and only inside its container. */
    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
