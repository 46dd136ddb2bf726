// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.dcos;

import io.github.clustere2e.api.ClusterException;
import io.github.clustere2e.api.Trouble;
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

/** This machine, with its own Docker engine. */
final class HostEngine implements InstallerHost {

    private static final Path NOTHING = Path.of("/dev/null");
    private static final Duration TO_END = Duration.ofSeconds(10);

    private final Duration limit;

    HostEngine(Duration limit) {
        this.limit = limit;
    }

    /** The script unpacks its image beside itself: each run has a name of it in its own directory. */
    @Override
    public String run(GenerateConfigScript script, Path directory, List<String> arguments) throws Exception {
        HostDocker.check();
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
                .redirectInput(NOTHING.toFile())
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile());
        builder.environment().put(InstallerRun.CONTAINER_NAME, container);
        builder.environment().put(InstallerRun.PORT, String.valueOf(freePort()));
        int status = await(builder.start(), container);
        if (status != 0) {
            String said = text(output) + "\n" + text(errors);
            throw InstallerRun.failure(arguments, "on this machine", status, said + hint(said, directory));
        }
        return text(output);
    }

    /** Where this runs in a container itself, the engine looks for the same path in another file system. */
    private static String hint(String said, Path directory) {
        boolean unseen = said.matches("(?is).*config[^\n]*(not found|not exist|no such|missing).*")
                && Files.exists(directory.resolve("genconf/config.yaml"));
        return unseen
                ? Trouble.DCOS_INSTALLER.explain(
                        "\nLikely cause: the Docker engine does not see this machine's files at " + directory
                                + ". Say a workspace that it sees, or let a node generate: generate-on node")
                : "";
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
                stop(process, container);
            }
        }
        if (!ended) {
            throw new ClusterException(
                    "DC/OS's installer did not end within " + limit + "; it was stopped, with its container");
        }
        return process.exitValue();
    }

    /** First the script and what it has started, so that no container comes after the one that is removed. */
    private static void stop(Process process, String container) {
        boolean interrupted = Thread.interrupted();
        try {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().waitFor(TO_END.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            interrupted = true;
        } finally {
            HostDocker.remove(container);
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static void link(Path file, Path link) throws IOException {
        try {
            Files.createLink(link, file.toRealPath());
        } catch (IOException | UnsupportedOperationException e) {
            Files.copy(file, link);
        }
    }

    /** Free now. An installer that publishes it does so for itself alone. */
    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
