// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.kernel;

import io.github.clustere2e.api.HostMount;
import io.github.clustere2e.api.NodeRequirements;
import io.github.clustere2e.backend.Labels;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a node needs, as labels: whoever adds a node of its role, or replaces it, gives the new one the same. */
final class NeedLabels {

    private NeedLabels() {}

    static Map<String, String> of(NodeRequirements needs) {
        Map<String, String> labels = new LinkedHashMap<>();
        put(labels, Labels.NEEDS_PACKAGES, needs.packages());
        put(labels, Labels.NEEDS_VOLUMES, needs.volumes());
        put(labels, Labels.NEEDS_TMPFS, needs.tmpfs());
        put(labels, Labels.NEEDS_LINUX_CAPABILITIES, needs.linuxCapabilities());
        put(labels, Labels.NEEDS_DOCKER, needs.docker() ? Set.of("true") : Set.of());
        put(labels, Labels.NEEDS_MOUNTS, mapped(needs.mounts(), NeedLabels::text));
        put(labels, Labels.NEEDS_PORTS, mapped(needs.ports(), String::valueOf));
        return labels;
    }

    static NodeRequirements read(Map<String, String> labels) {
        return new NodeRequirements(
                get(labels, Labels.NEEDS_PACKAGES),
                get(labels, Labels.NEEDS_VOLUMES),
                get(labels, Labels.NEEDS_TMPFS),
                get(labels, Labels.NEEDS_LINUX_CAPABILITIES),
                !get(labels, Labels.NEEDS_DOCKER).isEmpty(),
                mapped(get(labels, Labels.NEEDS_MOUNTS), NeedLabels::mount),
                mapped(get(labels, Labels.NEEDS_PORTS), Integer::valueOf));
    }

    /** Split at the first two tabs: the source, which comes last, may have tabs of its own. */
    private static String text(HostMount mount) {
        return (mount.readOnly() ? "ro" : "rw") + "\t" + mount.target() + "\t" + mount.source();
    }

    private static HostMount mount(String text) {
        String[] parts = text.split("\t", 3);
        return new HostMount(Path.of(parts[2]), parts[1], parts[0].equals("ro"));
    }

    private static <A, B> Set<B> mapped(Set<A> values, Function<A, B> mapping) {
        return values.stream().map(mapping).collect(Collectors.toCollection(LinkedHashSet::new));
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
