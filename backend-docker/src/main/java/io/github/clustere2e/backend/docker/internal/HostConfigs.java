// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.dockerjava.api.model.HostConfig;
import io.github.clustere2e.api.ClusterException;
import java.io.IOException;

/** How a container was made, as the text that the engine's API has for it. */
final class HostConfigs {

    /** Not docker-java's own: that remembers what it has read, and sends it again in spite of what was set since. */
    private static final ObjectMapper MAPPER =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private HostConfigs() {}

    static String text(HostConfig config) {
        try {
            return MAPPER.writeValueAsString(config);
        } catch (IOException e) {
            throw new ClusterException("How a container was made cannot be written down: " + e.getMessage(), e);
        }
    }

    static HostConfig parse(String text) {
        try {
            return MAPPER.readValue(text, HostConfig.class);
        } catch (IOException e) {
            throw new ClusterException("How a container was made cannot be read: " + e.getMessage(), e);
        }
    }
}
