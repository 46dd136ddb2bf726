// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.testkit.recording;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Everything that the nodes of a cluster were asked to do, in one order. Thread-safe. */
final class Recording {

    private final List<RecordedEntry> entries = new ArrayList<>();
    private final Map<String, Integer> places = new HashMap<>();

    synchronized void add(String node, RecordedAction action) {
        int place = places.merge(node, 1, Integer::sum);
        entries.add(new RecordedEntry(entries.size() + 1, place, node, action));
    }

    synchronized List<RecordedEntry> entries() {
        return List.copyOf(entries);
    }

    synchronized void clear() {
        entries.clear();
        places.clear();
    }
}
