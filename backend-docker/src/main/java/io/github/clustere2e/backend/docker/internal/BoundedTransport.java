// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal;

import com.github.dockerjava.transport.DockerHttpClient;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Gives every request a time limit: docker-java's own limits have no effect on a Unix socket (an engine that accepts and
 * never answers was waited for without end).
 *
 * <p>An interrupt does not cut a request short. What the engine has begun it goes on with, and whoever rolls back must
 * be able to find it.
 */
final class BoundedTransport implements DockerHttpClient {

    private static final Executor THREADS = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "cluster-e2e-docker");
        thread.setDaemon(true);
        return thread;
    });

    private final DockerHttpClient transport;
    private final Duration limit;

    BoundedTransport(DockerHttpClient transport, Duration limit) {
        this.transport = transport;
        this.limit = limit;
    }

    @Override
    public Response execute(Request request) {
        CompletableFuture<Response> answer = CompletableFuture.supplyAsync(() -> transport.execute(request), THREADS);
        long end = System.nanoTime() + limit.toNanos();
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return answer.get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new CompletionException(e.getCause());
        } catch (TimeoutException e) {
            answer.thenAccept(Response::close); // it may still come, and nobody waits for it
            throw new RequestTimeoutException(request, limit, e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void close() throws IOException {
        transport.close();
    }

    /** The engine did not answer in time; what it was asked to do it may have done. */
    static final class RequestTimeoutException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        RequestTimeoutException(Request request, Duration limit, Throwable cause) {
            super(
                    "the engine did not answer " + request.method() + " " + request.path() + ": timed out after "
                            + limit.toSeconds() + " s",
                    cause);
        }
    }
}
