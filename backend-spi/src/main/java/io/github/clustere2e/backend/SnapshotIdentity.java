// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which snapshot something belongs to.
 *
 * @param tag the snapshot's tag, unique on the backend at any one time
 * @param id unique for ever: a later snapshot of the same tag has another
 * @param labels what every object that is made for the snapshot must carry, where the backend has labels
 * @since 0.1
 */
public record SnapshotIdentity(String tag, String id, Map<String, String> labels) {

    /**
     * Checks what it is given.
     *
     * @param tag as the record says
     * @param id as the record says
     * @param labels as the record says
     */
    public SnapshotIdentity {
        labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
    }

    /**
     * Reads the identity from an object's labels.
     *
     * @param labels an object's labels
     * @return the identity, with those labels
     */
    public static SnapshotIdentity of(Map<String, String> labels) {
        return new SnapshotIdentity(
                labels.getOrDefault(Labels.SNAPSHOT, ""), labels.getOrDefault(Labels.SNAPSHOT_ID, ""), labels);
    }

    @Override
    public String toString() {
        return "snapshot '" + tag + "' (" + id + ")";
    }
}
