// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.command.InspectContainerResponse.ContainerState;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Frame;
import io.github.clustere2e.api.Diagnostics;
import io.github.clustere2e.api.Trouble;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/** Tells of a container from outside, with the likely cause of what is known to kill nodes. */
final class Diagnosis {

    private static final int CONSOLE_LINES = 20;
    private static final int CONSOLE_SECONDS = 10;

    private final Engine engine;

    Diagnosis(Engine engine) {
        this.engine = engine;
    }

    Diagnostics of(String container) {
        try {
            return explain(facts(container));
        } catch (NotFoundException e) {
            return Diagnostics.ofState("gone");
        }
    }

    private Diagnostics facts(String container) {
        ContainerState state =
                engine.client().inspectContainerCmd(container).exec().getState();
        boolean running = Boolean.TRUE.equals(state.getRunning());
        Long exitCode = state.getExitCodeLong();
        return new Diagnostics(
                Objects.requireNonNullElse(state.getStatus(), "unknown"),
                running || exitCode == null ? OptionalInt.empty() : OptionalInt.of(exitCode.intValue()),
                Boolean.TRUE.equals(state.getOOMKilled()),
                console(container),
                Optional.empty(),
                Optional.empty());
    }

    private Diagnostics explain(Diagnostics facts) {
        if (facts.outOfMemory()) {
            return facts.because(
                    "the machine has too little memory",
                    Trouble.NO_MEMORY.explain("Ask for fewer nodes, or free memory."));
        }
        boolean silentDeath = facts.exitStatus().orElse(0) == 255;
        boolean inotify = facts.console().stream()
                .anyMatch(line -> line.contains("inotify") || line.contains("Too many open files"));
        if ((silentDeath && facts.console().isEmpty()) || inotify) {
            return facts.because(
                    "systemd got no inotify instance: " + Inotify.describe(engine.isLocal()),
                    Trouble.INOTIFY.explain(Inotify.CURE));
        }
        if (facts.console().stream().anyMatch(line -> line.contains("cgroup"))) {
            return facts.because(
                    "systemd cannot use the control groups that it was given",
                    Trouble.CONTROL_GROUPS.explain(
                            "See 'docker info' for the cgroup version; the engine needs the cgroup file system at"
                                    + " /sys/fs/cgroup."));
        }
        return facts;
    }

    private List<String> console(String container) {
        Console console = new Console();
        try (console) {
            engine.client()
                    .logContainerCmd(container)
                    .withStdOut(true)
                    .withStdErr(true)
                    .withTail(CONSOLE_LINES)
                    .exec(console)
                    .awaitCompletion(CONSOLE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException e) {
            console.append("(the console cannot be read: " + e.getMessage() + ")");
        }
        return console.lines();
    }

    private static final class Console extends ResultCallback.Adapter<Frame> {

        private final StringBuilder text = new StringBuilder();

        @Override
        public void onNext(Frame frame) {
            append(new String(frame.getPayload(), StandardCharsets.UTF_8));
        }

        synchronized void append(String more) {
            text.append(more);
        }

        synchronized List<String> lines() {
            return text.toString().lines().toList();
        }
    }
}
