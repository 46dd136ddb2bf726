// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which cluster something belongs to.
 *
 * @param name the cluster's name, unique on the backend at any one time
 * @param id unique for ever: a later cluster of the same name has another
 * @param labels what every object that is made for the cluster must carry, where the backend has labels
 * @since 0.1
 */
public record ClusterIdentity(String name, String id, Map<String, String> labels) {

    /**
     * Checks what it is given.
     *
     * @param name as the record says
     * @param id as the record says
     * @param labels as the record says
     */
    public ClusterIdentity {
        labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
    }

    /**
     * Reads the identity from an object's labels.
     *
     * @param labels an object's labels
     * @return the identity, with those of the labels that every object of the cluster has
     */
    public static ClusterIdentity of(Map<String, String> labels) {
        Map<String, String> shared = new LinkedHashMap<>(labels);
        shared.keySet().removeIf(label -> !Labels.isOfCluster(label));
        return new ClusterIdentity(labels.getOrDefault(Labels.CLUSTER, ""), labels.getOrDefault(Labels.ID, ""), shared);
    }

    @Override
    public String toString() {
        return "cluster '" + name + "' (" + id + ")";
    }
}
