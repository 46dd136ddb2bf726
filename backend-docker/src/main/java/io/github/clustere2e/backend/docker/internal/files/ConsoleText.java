// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal.files;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.Frame;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** The end of what was written to a container's console, with times. */
final class ConsoleText {

    private static final int LINES = 2000;
    private static final int SECONDS = 10;

    private ConsoleText() {}

    static String of(DockerClient client, String container) throws IOException, InterruptedException {
        try (Collected<Frame> frames = new Collected<>(2 * LINES)) {
            client.logContainerCmd(container)
                    .withStdOut(true)
                    .withStdErr(true)
                    .withTimestamps(true)
                    .withTail(LINES)
                    .exec(frames)
                    .awaitCompletion(SECONDS, TimeUnit.SECONDS);
            return frames.last().stream()
                    .map(frame -> new String(frame.getPayload(), StandardCharsets.UTF_8))
                    .collect(Collectors.joining());
        }
    }
}
