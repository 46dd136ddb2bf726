// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.hosts;

import io.github.clustere2e.api.InvalidInputException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** All that is wrong with some files, each with its place. Not thread-safe. */
final class Problems {

    private final List<String> texts = new ArrayList<>();

    /** Notes one. */
    void add(Place place, String text) {
        String line = place + ": " + text;
        if (!texts.contains(line)) {
            texts.add(line);
        }
    }

    /** Notes one that somebody else has found. */
    void add(Place place, InvalidInputException problem) {
        add(place, String.valueOf(problem.getMessage()));
    }

    /** Ends it all if there are any. */
    void refuse(String what) {
        if (!texts.isEmpty()) {
            throw new InvalidInputException(what + " cannot be used:\n  " + String.join("\n  ", texts));
        }
    }

    /**
     * A place in a file.
     *
     * @param line from 1
     */
    record Place(Path file, int line) {

        @Override
        public String toString() {
            return file + ", line " + line;
        }
    }
}
