// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal;

import com.github.dockerjava.api.exception.DockerException;
import io.github.clustere2e.api.ClusterException;
import io.github.clustere2e.backend.Backend;
import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.SocketException;
import java.nio.channels.ClosedChannelException;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Lets no error of the engine's client out of the backend: an engine that fails inside, breaks off its answer or is gone becomes an error
 * that says what was being done and what helps. Where a class has more to say of a refusal, it has said it before.
 */
final class ExplainedFaults implements InvocationHandler {

    private static final Map<String, String> WORK = Map.of(
            "validate", "it was asked what it can do",
            "prepare", "it made the cluster's image, volume and network",
            "extend", "it looked up the cluster's network",
            "announce", "it made the volumes with the nodes' identities",
            "make", "it made a node's container",
            "find", "it listed our containers, networks and volumes",
            "discard", "it removed a node's container or an image",
            "discardShared", "it removed the cluster's network and volumes",
            "withdraw", "it removed the volumes with the nodes' identities",
            "spares", "it listed the images of nodes");

    private final Engine engine;
    private final Backend backend;

    private ExplainedFaults(Engine engine, Backend backend) {
        this.engine = engine;
        this.backend = backend;
    }

    static Backend of(Engine engine, Backend backend) {
        return (Backend) Proxy.newProxyInstance(
                Backend.class.getClassLoader(), new Class<?>[] {Backend.class}, new ExplainedFaults(engine, backend));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(backend, arguments);
        } catch (InvocationTargetException e) {
            throw explained(method.getName(), Objects.requireNonNullElse(e.getCause(), e));
        }
    }

    private Throwable explained(String method, Throwable error) {
        if (error instanceof ClusterException) {
            return error;
        }
        if (error instanceof DockerException || (has(IOException.class, error) && !isLost(error))) {
            return new ClusterException(
                    "The Docker engine at " + engine.address() + " failed when "
                            + WORK.getOrDefault(method, "it was asked for '" + method + "'") + ": "
                            + Refusals.explained(error) + ". Its log tells more ('journalctl -u docker', or where"
                            + " dockerd was started). Try again, and restart the engine if it fails again.",
                    error);
        }
        return isLost(error) ? EngineErrors.unreachable(engine.address(), Engine.ANSWER, error) : error;
    }

    private static boolean isLost(Throwable error) {
        return has(SocketException.class, error) || has(ClosedChannelException.class, error);
    }

    private static boolean has(Class<? extends Throwable> cause, Throwable error) {
        return Stream.iterate(error, e -> e != null, Throwable::getCause).anyMatch(cause::isInstance);
    }
}
