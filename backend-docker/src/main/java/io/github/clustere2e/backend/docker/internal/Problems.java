// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal;

import io.github.clustere2e.api.InvalidInputException;
import java.util.ArrayList;
import java.util.List;

/** Collects everything that is wrong with what was asked for, so that it is told at once. */
final class Problems {

    private final List<String> found = new ArrayList<>();

    void add(String problem) {
        if (!found.contains(problem)) {
            found.add(problem);
        }
    }

    void check(Runnable check) {
        try {
            check.run();
        } catch (InvalidInputException e) {
            add(String.valueOf(e.getMessage()));
        }
    }

    void throwIfAny() {
        if (!found.isEmpty()) {
            throw new InvalidInputException(
                    found.size() == 1 ? found.get(0) : "This cluster cannot be made:\n  " + String.join("\n  ", found));
        }
    }
}
