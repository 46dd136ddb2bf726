// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal;

import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.withSettings;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.CreateContainerResponse;
import com.github.dockerjava.api.command.CreateNetworkResponse;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.command.InspectImageResponse;
import com.github.dockerjava.api.command.InspectVolumeResponse;
import com.github.dockerjava.api.command.ListVolumesResponse;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.Network;
import com.google.inject.Guice;
import com.google.inject.util.Modules;
import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.ClusterSpec;
import io.github.clustere2e.backend.Backend;
import io.github.clustere2e.backend.kernel.BackendClusterProvider;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mockito.MockMakers;
import org.mockito.invocation.InvocationOnMock;

/**
 * An engine that exists only at docker-java's boundary, keeps what it makes in a map, and fails where it is told to:
 * for faults that no real engine can be brought to. Commands are named as docker-java does, such as
 * {@code createNetworkCmd}.
 */
final class MockedEngine {

    private static final ObjectMapper JSON =
            new ObjectMapper().configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);

    /** What there is, by kind and name; the value is what the engine would tell of it. */
    final Map<String, Map<String, Object>> objects = new ConcurrentHashMap<>();

    final List<String> asked = new CopyOnWriteArrayList<>();

    private final Map<String, Function<Object[], @Nullable Object>> faults = new HashMap<>();
    private final DockerClient client =
            mock(DockerClient.class, withSettings().mockMaker(MockMakers.PROXY).defaultAnswer(this::command));

    /** Throws this instead of doing what the command says. */
    MockedEngine failing(String command, RuntimeException fault) {
        return answering(command, arguments -> {
            throw fault;
        });
    }

    /** Answers like this instead; gets what {@code exec} gets. */
    MockedEngine answering(String command, Function<Object[], @Nullable Object> answer) {
        faults.put(command, answer);
        return this;
    }

    Engine engine() {
        return new Engine(client);
    }

    /** The backend as it is wired, but for the engine. */
    Backend backend() {
        return Guice.createInjector(Modules.override(new DockerModule())
                        .with(binder -> binder.bind(Engine.class).toInstance(engine())))
                .getInstance(Backend.class);
    }

    /** Creates as a user would, with all that the kernel does around it. */
    Cluster create(ClusterSpec spec) {
        return provider().create(spec);
    }

    BackendClusterProvider provider() {
        Backend backend = backend();
        return new BackendClusterProvider("docker-mocked") {
            @Override
            protected Backend open() {
                return backend;
            }
        };
    }

    private @Nullable Object command(InvocationOnMock asking) {
        Class<?> type = asking.getMethod().getReturnType();
        if (type == void.class) {
            return null; // close()
        }
        Map<String, Object> words = new HashMap<>();
        if (asking.getArguments().length > 0) {
            words.put("argument", asking.getArgument(0));
        }
        String name = asking.getMethod().getName();
        return mock(type, withSettings().mockMaker(MockMakers.PROXY).defaultAnswer(word -> word(name, words, word)));
    }

    /** One word of a command: what it is about, or that it is to be done. */
    private @Nullable Object word(String command, Map<String, Object> words, InvocationOnMock word) {
        String method = word.getMethod().getName();
        if (method.equals("exec")) {
            asked.add(command);
            return faults.containsKey(command)
                    ? faults.get(command).apply(word.getArguments())
                    : answer(command, words, word.getArguments());
        }
        if (method.startsWith("with") && word.getArguments().length > 0) {
            words.put(method.substring(4), word.getArgument(0));
            return word.getMock();
        }
        return null;
    }

    private @Nullable Object answer(String command, Map<String, Object> words, Object[] arguments) {
        String about = String.valueOf(words.getOrDefault("argument", ""));
        return switch (command) {
            case "inspectImageCmd" -> read(InspectImageResponse.class, Map.of("Id", "sha256:image"));
            case "createVolumeCmd" -> made("volume", String.valueOf(words.get("Name")), words);
            case "inspectVolumeCmd" -> read(InspectVolumeResponse.class, seen("volume", about));
            case "createNetworkCmd" -> {
                made("network", String.valueOf(words.get("Name")), words);
                yield read(CreateNetworkResponse.class, Map.of("Id", String.valueOf(words.get("Name"))));
            }
            case "createContainerCmd" -> {
                String id = String.valueOf(words.getOrDefault("Name", "writer-" + asked.size()));
                made("container", id, words);
                yield read(CreateContainerResponse.class, Map.of("Id", id));
            }
            case "inspectContainerCmd" -> read(InspectContainerResponse.class, seen("container", about));
            case "removeContainerCmd" -> removed("container", about);
            case "removeNetworkCmd" -> removed("network", about);
            case "removeVolumeCmd" -> removed("volume", about);
            case "listContainersCmd" -> list("container", Container.class);
            case "listImagesCmd" -> List.of();
            case "listNetworksCmd" -> list("network", Network.class);
            case "listVolumesCmd" ->
                read(
                        ListVolumesResponse.class,
                        Map.of("Volumes", List.copyOf(of("volume").values())));
            default -> arguments.length > 0 ? arguments[0] : null; // a stream that says nothing
        };
    }

    private Map<String, Object> of(String kind) {
        return objects.computeIfAbsent(kind, key -> new ConcurrentHashMap<>());
    }

    private @Nullable Object made(String kind, String name, Map<String, Object> words) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("Id", name);
        object.put("Name", name);
        object.put("Labels", Objects.requireNonNullElse(words.get("Labels"), Map.of()));
        if (kind.equals("container")) {
            object.remove("Name");
            object.put("State", "running");
        }
        of(kind).put(name, object);
        return null;
    }

    private Object seen(String kind, String name) {
        Object object = of(kind).get(name);
        if (object == null || kind.equals("container")) {
            throw new NotFoundException("no such " + kind + ": " + name);
        }
        return object;
    }

    private @Nullable Object removed(String kind, String name) {
        if (of(kind).remove(name) == null) {
            throw new NotFoundException("no such " + kind + ": " + name);
        }
        return null;
    }

    private <T> List<T> list(String kind, Class<T> type) {
        List<T> all = new ArrayList<>();
        of(kind).values().forEach(object -> all.add(read(type, object)));
        return all;
    }

    /** As docker-java does it: the classes of its answers are made from JSON. */
    static <T> T read(Class<T> type, String json) {
        try {
            return JSON.readValue(json, type);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static <T> T read(Class<T> type, Object object) {
        try {
            return read(type, JSON.writeValueAsString(object));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
