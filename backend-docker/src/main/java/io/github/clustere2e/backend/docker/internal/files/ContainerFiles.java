// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal.files;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.exception.NotFoundException;
import io.github.clustere2e.api.DiagnosticFile;
import io.github.clustere2e.api.InterruptedClusterException;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** All files of one container. What the engine does not tell is said in its file's place. */
public final class ContainerFiles {

    private static final String TEXT = "text/plain";
    private static final String JSON = "application/json";

    private final DockerClient client;
    private final String container;
    private final Instant since;
    private final EngineText engine;

    /** Takes a container by its id, from when on its events are told, and what is told of the engine. */
    public ContainerFiles(DockerClient client, String container, Instant since, EngineText engine) {
        this.client = client;
        this.container = container;
        this.since = since;
        this.engine = engine;
    }

    /**
     * Asks for all.
     *
     * @throws NotFoundException if there is no such container
     */
    public List<DiagnosticFile> files() {
        InspectContainerResponse inspected =
                client.inspectContainerCmd(container).exec();
        boolean runs = Boolean.TRUE.equals(inspected.getState().getRunning());
        List<DiagnosticFile> files = new ArrayList<>();
        files.add(file("inspect.json", JSON, () -> InspectText.of(inspected)));
        files.add(file("events.txt", TEXT, () -> EventsText.of(client, container, since)));
        files.add(file("console.txt", TEXT, () -> ConsoleText.of(client, container)));
        files.add(file("engine.txt", TEXT, () -> engine.of(client)));
        if (runs) {
            // They come last: the engine takes up to a second to measure.
            files.add(file("top.txt", TEXT, () -> TopText.of(client, container)));
            files.add(file("stats.json", JSON, () -> StatsText.of(client, container)));
        }
        return files;
    }

    private static DiagnosticFile file(String name, String mediaType, Question question) {
        try {
            return new DiagnosticFile(name, mediaType, question.ask());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedClusterException("interrupted while the engine was asked for " + name, e);
        } catch (IOException | RuntimeException e) {
            return new DiagnosticFile(name + ".error.txt", TEXT, "The engine did not tell it: " + e + "\n");
        }
    }

    @FunctionalInterface
    private interface Question {
        String ask() throws IOException, InterruptedException;
    }
}
