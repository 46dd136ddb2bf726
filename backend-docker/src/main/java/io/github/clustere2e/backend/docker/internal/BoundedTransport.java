// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal;

import com.github.dockerjava.transport.DockerHttpClient;
import java.io.Closeable;
import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives every request a time limit: docker-java's own limits have no effect on a Unix socket, where an engine that
 * accepts and never answers is waited for without end.
 *
 * <p>An interrupt does not cut a request short. What the engine has begun it goes on with, and whoever rolls back must
 * be able to find it.
 *
 * <p>A proxy, because the interface's own types carry annotations that are on nobody's class path, at which the
 * compiler warns wherever they are named.
 */
final class BoundedTransport implements InvocationHandler {

    private static final Logger LOG = LoggerFactory.getLogger(BoundedTransport.class);

    private static final ExecutorService THREADS = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "cluster-e2e-docker");
        thread.setDaemon(true);
        return thread;
    });

    private final DockerHttpClient transport;
    private final Duration limit;

    private BoundedTransport(DockerHttpClient transport, Duration limit) {
        this.transport = transport;
        this.limit = limit;
    }

    static DockerHttpClient of(DockerHttpClient transport, Duration limit) {
        return (DockerHttpClient) Proxy.newProxyInstance(
                DockerHttpClient.class.getClassLoader(),
                new Class<?>[] {DockerHttpClient.class},
                new BoundedTransport(transport, limit));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        if (!method.getName().equals("execute")) {
            return call(method, arguments);
        }
        Future<@Nullable Object> answer = THREADS.submit(() -> call(method, arguments));
        try {
            return await(answer);
        } catch (ExecutionException e) {
            throw e.getCause() == null ? e : e.getCause();
        } catch (TimeoutException e) {
            THREADS.execute(() -> closeWhenItComes(answer));
            throw new NoAnswerException(limit, e);
        }
    }

    private @Nullable Object await(Future<@Nullable Object> answer) throws ExecutionException, TimeoutException {
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
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private @Nullable Object call(Method method, Object @Nullable [] arguments) throws Exception {
        try {
            return method.invoke(transport, arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof Exception failure) {
                throw failure;
            }
            throw e;
        }
    }

    private static void closeWhenItComes(Future<@Nullable Object> answer) {
        try {
            if (answer.get() instanceof Closeable late) {
                late.close();
            }
        } catch (ExecutionException | IOException e) {
            LOG.debug("An answer that came too late failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
