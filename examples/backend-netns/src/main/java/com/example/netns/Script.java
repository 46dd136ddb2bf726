// SPDX-License-Identifier: Apache-2.0
package com.example.netns;

import io.github.clustere2e.api.BackendUnavailableException;
import io.github.clustere2e.api.ClusterException;
import io.github.clustere2e.api.InterruptedClusterException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Runs {@code netns.sh}, which does all that is done. Thread-safe; nothing is known here. */
record Script(Path state) {

    static final Duration BOUND = Duration.ofMinutes(2);

    /** Goes in by the command line, so that no file lies around; what is secret goes in by standard input. */
    private static final String TEXT = text();

    String run(String... words) {
        return run(BOUND, "", words);
    }

    /** Bounded, and not cut short by an interrupt: the script would go on, and make what nobody knows of. */
    String run(Duration bound, String input, String... words) {
        List<String> command = new ArrayList<>(List.of("timeout", "" + bound.toSeconds(), "sh", "-c", TEXT));
        command.addAll(List.of("netns.sh", state.toString()));
        command.addAll(List.of(words));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            try (OutputStream stdin = process.getOutputStream()) {
                stdin.write(input.getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                // It ended without reading all: its status and words tell why.
            }
            String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new ClusterException("netns.sh " + String.join(" ", words) + " failed: " + answer.strip());
            }
            return answer;
        } catch (IOException e) {
            throw new BackendUnavailableException("A shell cannot be run (" + e + "): use Linux with coreutils", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedClusterException("interrupted while netns.sh ran", e);
        }
    }

    private static String text() {
        try (InputStream in = Script.class.getResourceAsStream("netns.sh")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new ClusterException("netns.sh cannot be read from the jar", e);
        }
    }
}
