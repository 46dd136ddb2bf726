// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal;

import com.github.dockerjava.api.exception.DockerException;
import io.github.clustere2e.api.BackendUnavailableException;
import io.github.clustere2e.api.ClusterException;
import io.github.clustere2e.api.Trouble;
import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.SocketException;
import java.nio.channels.ClosedChannelException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Lets no error of the engine's client out of the backend: an engine that fails inside, breaks off its answer or is gone becomes an error
 * that says what was being done and what helps. Where a class has more to say of a refusal, it has said it before.
 */
final class ExplainedFaults implements InvocationHandler {

    private static final Map<String, String> WORK = Map.ofEntries(
            Map.entry("Backend.validate", "it was asked what it can do"),
            Map.entry("Backend.prepare", "it made the cluster's image, volume and network"),
            Map.entry("Backend.extend", "it looked up the cluster's network"),
            Map.entry("Backend.announce", "it made the volumes with the nodes' identities"),
            Map.entry("Backend.make", "it made a node's container"),
            Map.entry("Backend.find", "it listed our containers, networks and volumes"),
            Map.entry("Backend.discard", "it removed a node's container or an image"),
            Map.entry("Backend.discardShared", "it removed the cluster's network and volumes"),
            Map.entry("Backend.withdraw", "it removed the volumes with the nodes' identities"),
            Map.entry("Backend.spares", "it listed the images of nodes"),
            Map.entry("SnapshotStore.take", "it kept the nodes in images and a volume"),
            Map.entry("SnapshotStore.find", "it listed the images and volumes of snapshots"),
            Map.entry("SnapshotStore.prepare", "it made what the restored nodes share"),
            Map.entry("SnapshotStore.make", "it made a restored node's container"),
            Map.entry("SnapshotStore.resume", "it let the nodes go on that a snapshot had paused"),
            Map.entry("SnapshotStore.remove", "it removed the images and the volume of a snapshot"));

    private final Engine engine;
    private final Object worker;

    private ExplainedFaults(Engine engine, Object worker) {
        this.engine = engine;
        this.worker = worker;
    }

    /** The same by an interface of the SPI. */
    static <T> T of(Engine engine, Class<T> type, T worker) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, new ExplainedFaults(engine, worker)));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        Optional<ClusterException> before = engine.wayFailure();
        try {
            return method.invoke(worker, arguments);
        } catch (InvocationTargetException e) {
            throw explained(method, before, Objects.requireNonNullElse(e.getCause(), e));
        }
    }

    private Throwable explained(Method method, Optional<ClusterException> before, Throwable error) {
        if (error instanceof ClusterException) {
            return error;
        }
        if (has(IOException.class, error)) {
            Optional<BackendUnavailableException> lost = engine.lostOnTheWay(before, error);
            if (lost.isPresent()) {
                return lost.get();
            }
        }
        if (error instanceof DockerException || (has(IOException.class, error) && !isLost(error))) {
            return new ClusterException(
                    Trouble.ENGINE_FAILED.explain("The Docker engine at " + engine.address() + " failed when "
                            + work(method) + ": "
                            + Refusals.explained(error) + ". Its log tells more ('journalctl -u docker', or where"
                            + " dockerd was started). Try again, and restart the engine if it fails again."),
                    error);
        }
        return isLost(error) ? EngineErrors.unreachable(engine.address(), Engine.ANSWER, error) : error;
    }

    private static String work(Method method) {
        String name = method.getDeclaringClass().getSimpleName() + "." + method.getName();
        return WORK.getOrDefault(name, "it was asked for '" + method.getName() + "'");
    }

    private static boolean isLost(Throwable error) {
        return has(SocketException.class, error) || has(ClosedChannelException.class, error);
    }

    private static boolean has(Class<? extends Throwable> cause, Throwable error) {
        return Stream.iterate(error, e -> e != null, Throwable::getCause).anyMatch(cause::isInstance);
    }
}
