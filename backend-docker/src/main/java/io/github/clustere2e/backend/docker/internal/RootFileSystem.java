// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal;

import io.github.clustere2e.api.ClusterException;
import io.github.clustere2e.api.InterruptedClusterException;
import io.github.clustere2e.api.Trouble;
import io.github.clustere2e.backend.docker.Distribution;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Builds a root file system on this machine, from the distribution's packages, with the recipe's script. */
final class RootFileSystem {

    private static final Duration LIMIT = Duration.ofMinutes(15);

    private RootFileSystem() {}

    static void build(Distribution distribution, Path recipe, Path tar, Consumer<String> teller) throws IOException {
        List<String> command = List.of(
                "/bin/sh",
                recipe.resolve(ImageRecipe.BUILD_SCRIPT).toString(),
                distribution.id(),
                recipe.toString(),
                tar.toString());
        Process script = new ProcessBuilder(BuildGuard.guarded(recipe, command))
                .redirectErrorStream(true)
                .start();
        try {
            Tail tail = new Tail();
            Thread reader = reader(script, tail, teller);
            boolean ended = script.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS);
            if (!ended) {
                throw failed("it took longer than " + LIMIT.toMinutes() + " minutes", tail);
            }
            reader.join(LIMIT.toMillis());
            if (script.exitValue() != 0) {
                throw failed("the script ended with status " + script.exitValue(), tail);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedClusterException("interrupted while the node image was built", e);
        } finally {
            script.destroy(); // the script cleans up after itself when it is told to end
        }
    }

    private static Thread reader(Process script, Tail tail, Consumer<String> teller) {
        Thread reader = new Thread(
                () -> {
                    try (BufferedReader lines = new BufferedReader(
                            new InputStreamReader(script.getInputStream(), StandardCharsets.UTF_8))) {
                        lines.lines().forEach(line -> {
                            tail.add(line);
                            if (line.startsWith("node image: ")) {
                                teller.accept(line.substring("node image: ".length()));
                            }
                        });
                    } catch (IOException | UncheckedIOException e) {
                        tail.add("(the rest of the output could not be read: " + e.getMessage() + ")");
                    }
                },
                "cluster-e2e-image-build");
        reader.setDaemon(true);
        reader.start();
        return reader;
    }

    private static ClusterException failed(String why, Tail tail) {
        return new ClusterException(
                Trouble.NODE_IMAGE.explain("The node image could not be built from packages: " + why + tail));
    }
}
