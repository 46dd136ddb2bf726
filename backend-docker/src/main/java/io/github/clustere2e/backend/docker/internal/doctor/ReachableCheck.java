// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal.doctor;

import com.github.dockerjava.api.model.Version;
import io.github.clustere2e.api.BackendUnavailableException;
import io.github.clustere2e.api.Finding;
import io.github.clustere2e.backend.Check;

/** Whether an engine answers at all. */
record ReachableCheck(Surroundings surroundings) implements Check {

    @Override
    public String id() {
        return "docker.engine";
    }

    @Override
    public Finding examine() {
        try {
            Version version = surroundings.version();
            return Finding.ok(
                    id(), "Docker engine " + version.getVersion() + " answers at " + surroundings.address() + ".");
        } catch (BackendUnavailableException e) {
            // The first sentence says what was seen, the others what helps.
            String message = String.valueOf(e.getMessage());
            int end = message.indexOf(". ") + 1;
            return end == 0
                    ? Finding.error(id(), message, "Start the engine, or name another with DOCKER_HOST.")
                    : Finding.error(id(), message.substring(0, end), message.substring(end + 1));
        }
    }
}
