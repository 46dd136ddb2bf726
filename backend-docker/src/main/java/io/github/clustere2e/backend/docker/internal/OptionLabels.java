// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal;

import io.github.clustere2e.api.OptionValue;
import io.github.clustere2e.backend.Labels;
import io.github.clustere2e.backend.docker.DockerOptions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The options of a cluster as labels, so that nodes that another process adds are like the others. */
final class OptionLabels {

    private OptionLabels() {}

    /** One label a value, numbered so that they are read in the order in which they were given. */
    static Map<String, String> of(DockerOptions options) {
        Map<String, String> labels = new LinkedHashMap<>();
        for (OptionValue value : options.values()) {
            String number = String.format(Locale.ROOT, "%04d", labels.size());
            labels.put(Labels.OPTION + number, value.name() + "=" + value.value());
        }
        return labels;
    }

    static DockerOptions read(Map<String, String> labels) {
        List<OptionValue> values = new ArrayList<>();
        new TreeMap<>(labels).forEach((label, text) -> {
            if (label.startsWith(Labels.OPTION)) {
                Map.Entry<String, String> pair = OptionText.pair(text);
                values.add(new OptionValue(pair.getKey(), pair.getValue()));
            }
        });
        return OptionReading.read(values);
    }
}
