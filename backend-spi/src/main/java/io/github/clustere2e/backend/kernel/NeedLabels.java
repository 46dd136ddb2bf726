// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.kernel;

import io.github.clustere2e.api.NodeRequirements;
import io.github.clustere2e.backend.Labels;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** What a node needs, as labels: whoever adds a node of its role, or replaces it, gives the new one the same. */
final class NeedLabels {

    private NeedLabels() {}

    static Map<String, String> of(NodeRequirements needs) {
        Map<String, String> labels = new LinkedHashMap<>();
        put(labels, Labels.NEEDS_PACKAGES, needs.packages());
        put(labels, Labels.NEEDS_VOLUMES, needs.volumes());
        put(labels, Labels.NEEDS_TMPFS, needs.tmpfs());
        put(labels, Labels.NEEDS_LINUX_CAPABILITIES, needs.linuxCapabilities());
        return labels;
    }

    static NodeRequirements read(Map<String, String> labels) {
        return new NodeRequirements(
                get(labels, Labels.NEEDS_PACKAGES),
                get(labels, Labels.NEEDS_VOLUMES),
                get(labels, Labels.NEEDS_TMPFS),
                get(labels, Labels.NEEDS_LINUX_CAPABILITIES));
    }

    private static void put(Map<String, String> labels, String label, Set<String> values) {
        if (!values.isEmpty()) {
            labels.put(label, String.join("\n", values));
        }
    }

    private static Set<String> get(Map<String, String> labels, String label) {
        return new LinkedHashSet<>(labels.getOrDefault(label, "").lines().toList());
    }
}
