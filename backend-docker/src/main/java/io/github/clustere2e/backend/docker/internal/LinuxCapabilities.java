// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal;

import com.github.dockerjava.api.model.Capability;
import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.api.NodeRequirements;

/** Translates the names of Linux capabilities. */
final class LinuxCapabilities {

    private LinuxCapabilities() {}

    static void check(NodeRequirements requirements) {
        of(requirements);
    }

    static Capability[] of(NodeRequirements requirements) {
        return requirements.linuxCapabilities().stream()
                .map(LinuxCapabilities::capability)
                .toArray(Capability[]::new);
    }

    private static Capability capability(String name) {
        try {
            return Capability.valueOf(name);
        } catch (IllegalArgumentException e) {
            throw new InvalidInputException(
                    "'" + name + "' is not a Linux capability that Docker knows: write it as in NET_ADMIN", e);
        }
    }
}
