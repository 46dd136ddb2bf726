// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal.doctor;

import io.github.clustere2e.api.Finding;
import io.github.clustere2e.backend.Check;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Whether the engine puts an init of its own into containers. No version of its API tells: its settings do. */
record InitCheck(boolean local, Path settings) implements Check {

    private static final Pattern ON = Pattern.compile("\"init\"\\s*:\\s*true");

    @Override
    public String id() {
        return "docker.init";
    }

    @Override
    public Finding examine() {
        if (!local) {
            return Finding.note(id(), "Not looked at: the settings of an engine elsewhere cannot be read.");
        }
        try {
            if (ON.matcher(Files.readString(settings)).find()) {
                return Finding.note(
                        id(),
                        settings
                                + " has \"init\": true. Nodes refuse it and are not affected; containers that you start"
                                + " from the node image by hand are.",
                        "Start those with 'docker run --init=false', or take the line out and restart the engine.");
            }
            return Finding.ok(id(), settings + " puts no init of the engine's into containers.");
        } catch (NoSuchFileException e) {
            return Finding.ok(id(), "There is no " + settings + ", so that no init of the engine's is the default.");
        } catch (IOException e) {
            return Finding.note(id(), "Not looked at: " + settings + " cannot be read (" + e + ").");
        }
    }
}
