// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.internal;

import io.github.clustere2e.api.ProgressEvent;
import io.github.clustere2e.api.ProgressListener;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Fetches one file. The library limits how long a connection takes to be made, but not how long it may be silent. */
final class HttpFetch {

    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(30);
    private static final Duration SILENCE_LIMIT = Duration.ofMinutes(1);
    private static final Duration GLANCE = Duration.ofMillis(500);

    private final URI uri;
    private final Path file;
    private final ProgressListener listener;
    private volatile long total = -1;

    HttpFetch(URI uri, Path file, ProgressListener listener) {
        this.uri = uri;
        this.file = file;
        this.listener = listener;
    }

    void run() throws IOException, InterruptedException {
        HttpClient client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .connectTimeout(CONNECT_LIMIT)
                .build();
        CompletableFuture<HttpResponse<Path>> coming =
                client.sendAsync(HttpRequest.newBuilder(uri).build(), this::body);
        try {
            int status = await(coming).statusCode();
            if (status != 200) {
                throw new IOException(uri + " cannot be downloaded: the server answers " + status);
            }
            long size = Files.size(file);
            if (total >= 0 && size != total) {
                throw new IOException(uri + " came only in part: " + size + " of " + total + " bytes");
            }
        } finally {
            coming.cancel(true);
        }
    }

    private HttpResponse.BodySubscriber<Path> body(HttpResponse.ResponseInfo response) {
        if (response.statusCode() != 200) {
            return BodySubscribers.replacing(file);
        }
        total = response.headers().firstValueAsLong("Content-Length").orElse(-1);
        return BodySubscribers.ofFile(file);
    }

    private HttpResponse<Path> await(CompletableFuture<HttpResponse<Path>> coming)
            throws IOException, InterruptedException {
        long size = 0;
        long changed = System.nanoTime();
        while (true) {
            try {
                return coming.get(GLANCE.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                long now = Files.exists(file) ? Files.size(file) : 0;
                if (now != size) {
                    size = now;
                    changed = System.nanoTime();
                    tell(size);
                } else if (System.nanoTime() - changed > SILENCE_LIMIT.toNanos()) {
                    throw new IOException(
                            uri + " cannot be downloaded: nothing came for " + SILENCE_LIMIT.toSeconds() + " s", e);
                }
            } catch (ExecutionException e) {
                throw new IOException(uri + " cannot be downloaded: " + e.getCause(), e);
            }
        }
    }

    private void tell(long size) {
        String text = size / 1_000_000 + (total < 0 ? "" : " of " + total / 1_000_000) + " MB of " + uri;
        listener.progress(
                new ProgressEvent("download", Optional.empty(), ProgressEvent.Kind.NOTE, text, Duration.ZERO));
    }
}
