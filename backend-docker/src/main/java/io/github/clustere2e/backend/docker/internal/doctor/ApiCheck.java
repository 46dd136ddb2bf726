// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal.doctor;

import com.github.dockerjava.api.model.Version;
import io.github.clustere2e.api.BackendUnavailableException;
import io.github.clustere2e.api.Finding;

/** Whether there is a version of the API that both sides speak. Mounts, of 1.30, are in all of them. */
final class ApiCheck extends EngineCheck {

    private final Surroundings surroundings;

    ApiCheck(Surroundings surroundings) {
        super("docker.api");
        this.surroundings = surroundings;
    }

    @Override
    Finding look() {
        Version version = surroundings.version();
        try {
            return Finding.ok(
                    id(),
                    "The engine speaks API " + version.getMinAPIVersion() + " to " + version.getApiVersion()
                            + "; version " + surroundings.agreedApi(version) + " is used.");
        } catch (BackendUnavailableException e) {
            return Finding.error(id(), String.valueOf(e.getMessage()), "Use versions that fit together.");
        }
    }
}
