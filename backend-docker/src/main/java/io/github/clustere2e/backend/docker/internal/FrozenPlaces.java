// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where a snapshot's volume has what. */
final class FrozenPlaces {

    static final String PUBLISHED = "published";

    private FrozenPlaces() {}

    static String of(String node, String path) {
        return "nodes/" + node + path;
    }

    /** The paths at which containers of this image or configuration have volumes of their own; parents first. */
    static List<String> volumes(@Nullable Map<String, ?> declared) {
        return declared == null
                ? List.of()
                : declared.keySet().stream().sorted().toList();
    }
}
