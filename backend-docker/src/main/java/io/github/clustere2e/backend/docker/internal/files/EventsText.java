// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal.files;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.Event;
import com.github.dockerjava.api.model.EventActor;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** What has happened to a container, a line each. The engine itself remembers only its last events of all containers. */
final class EventsText {

    private static final int SECONDS = 10;
    private static final int MOST = 5000;

    /** The attributes that are about the event; the others are the container's labels. */
    private static final List<String> ATTRIBUTES = List.of("exitCode", "signal");

    private EventsText() {}

    static String of(DockerClient client, String container, Instant since) throws IOException, InterruptedException {
        try (Collected<Event> events = new Collected<>(MOST)) {
            client.eventsCmd()
                    .withContainerFilter(container)
                    .withSince(seconds(since))
                    .withUntil(seconds(Instant.now()))
                    .exec(events)
                    .awaitCompletion(SECONDS, TimeUnit.SECONDS);
            return events.last().stream()
                    .flatMap(event -> line(event).stream())
                    .map(line -> line + "\n")
                    .collect(Collectors.joining());
        }
    }

    /** Not what the engine ran on request: that is nothing of the node's own, and arguments may be secret. */
    private static Optional<String> line(Event event) {
        String action = Objects.requireNonNullElse(event.getAction(), event.getStatus());
        if (action == null || action.startsWith("exec_") || action.equals("top")) {
            return Optional.empty();
        }
        return Optional.of(time(event) + " " + action + attributes(event.getActor()));
    }

    private static Instant time(Event event) {
        Long nanos = event.getTimeNano();
        return nanos == null
                ? Instant.ofEpochSecond(Objects.requireNonNullElse(event.getTime(), 0L))
                : Instant.ofEpochSecond(0, nanos);
    }

    private static String attributes(EventActor actor) {
        Map<String, String> all = actor == null || actor.getAttributes() == null ? Map.of() : actor.getAttributes();
        return ATTRIBUTES.stream()
                .filter(all::containsKey)
                .map(name -> " " + name + "=" + all.get(name))
                .collect(Collectors.joining());
    }

    private static String seconds(Instant time) {
        return String.format(Locale.ROOT, "%d.%09d", time.getEpochSecond(), time.getNano());
    }
}
