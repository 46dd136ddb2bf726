// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

/** What is wrong in the pages; all of it is told at once, each with its place. */
final class Problems {

    private final List<String> found = new ArrayList<>();

    void add(Place place, String problem) {
        found.add(place + ": " + problem);
    }

    void add(String problem) {
        found.add(problem);
    }

    List<String> found() {
        return found;
    }

    /**
     * Fails if there is any.
     *
     * @param help what whoever reads this can do
     */
    void mustBeNone(String help) {
        assertThat(found)
                .withFailMessage(
                        () -> found.size() + " in all:\n  " + String.join("\n  ", found) + "\nWhat helps: " + help)
                .isEmpty();
    }
}
