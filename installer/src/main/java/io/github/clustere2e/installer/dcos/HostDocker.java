// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.dcos;

import io.github.clustere2e.api.ClusterException;
import io.github.clustere2e.api.Trouble;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The engine that the {@code docker} command of this machine talks to. */
final class HostDocker {

    private static final Logger LOG = LoggerFactory.getLogger(HostDocker.class);
    private static final Duration ANSWER = Duration.ofSeconds(10);

    private HostDocker() {}

    /** Whether it answers, and is this machine's own. */
    static boolean isUsable() {
        return !isElsewhere() && run("docker", "version").isPresent();
    }

    static void check() {
        if (isElsewhere()) {
            throw new ClusterException(Trouble.DCOS_INSTALLER.explain(
                    "The docker command of this machine talks to an engine elsewhere, at " + address()
                            + ", which does not see this machine's files. Let a node generate: generate-on node"));
        }
    }

    /** Removes a container, if there is one; what stays is told and hinders nothing. */
    static void remove(String container) {
        if (run("docker", "rm", "--force", container).isEmpty()) {
            LOG.warn("The container {} may still be there", container);
        }
    }

    private static boolean isElsewhere() {
        String address = address();
        return !address.isEmpty() && !address.startsWith("unix://");
    }

    /** What the environment says, else the context that is used; old ones know no contexts. */
    private static String address() {
        String given = System.getenv().getOrDefault("DOCKER_HOST", "");
        return given.isEmpty()
                ? run("docker", "context", "inspect", "--format", "{{.Endpoints.docker.Host}}")
                        .orElse("")
                : given;
    }

    /** What it prints, if it ends well in time. */
    private static Optional<String> run(String... words) {
        try {
            Process process =
                    new ProcessBuilder(List.of(words)).redirectErrorStream(true).start();
            try {
                process.getOutputStream().close();
                boolean ended = process.waitFor(ANSWER.toMillis(), TimeUnit.MILLISECONDS);
                return ended && process.exitValue() == 0
                        ? Optional.of(
                                new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip())
                        : Optional.empty();
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            LOG.debug("{} cannot be run", words[0], e);
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
