// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal;

import io.github.clustere2e.backend.Labels;
import io.github.clustere2e.backend.docker.DockerOptions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The options of a cluster as labels, so that nodes that another process adds are like the others. An option that is not
 * written here would not hold for them; a test sees to that.
 */
final class OptionLabels {

    private static final String IMAGE = Labels.OPTION + "image";
    private static final String PRIVILEGED = Labels.OPTION + "privileged";

    private OptionLabels() {}

    /** Only what is not as without options. */
    static Map<String, String> of(DockerOptions options) {
        Map<String, String> labels = new LinkedHashMap<>();
        options.image().ifPresent(image -> labels.put(IMAGE, image));
        if (options.privileged()) {
            labels.put(PRIVILEGED, "true");
        }
        return labels;
    }

    static DockerOptions read(Map<String, String> labels) {
        var options = DockerOptions.builder();
        Optional.ofNullable(labels.get(IMAGE)).ifPresent(options::image);
        options.privileged(Boolean.parseBoolean(labels.get(PRIVILEGED)));
        return options.build();
    }
}
