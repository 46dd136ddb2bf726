// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal.files;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.Statistics;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * What a container uses. docker-java cannot ask for a single measurement without a pause, so that this takes the first of
 * a stream, which the engine measures within a second.
 */
final class StatsText {

    private static final int SECONDS = 5;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private StatsText() {}

    static String of(DockerClient client, String container) throws IOException, InterruptedException {
        try (First first = new First()) {
            client.statsCmd(container).exec(first);
            Map<String, Object> measured =
                    first.answer.get(SECONDS, TimeUnit.SECONDS).orElseThrow().getRawValues();
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(measured) + "\n";
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("no measurement came within " + SECONDS + " s", e);
        }
    }

    private static final class First extends ResultCallback.Adapter<Statistics> {

        private final CompletableFuture<Optional<Statistics>> answer = new CompletableFuture<>();

        @Override
        public void onNext(Statistics next) {
            answer.complete(Optional.of(next));
        }

        @Override
        public void onError(Throwable error) {
            answer.completeExceptionally(error);
            super.onError(error);
        }

        @Override
        public void onComplete() {
            answer.complete(Optional.empty());
            super.onComplete();
        }
    }
}
