// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal;

import com.github.dockerjava.api.model.Capability;
import io.github.clustere2e.api.InvalidInputException;
import java.util.Collection;

/** Translates the names of Linux capabilities. */
final class LinuxCapabilities {

    private LinuxCapabilities() {}

    static Capability[] of(Collection<String> names) {
        return names.stream().map(LinuxCapabilities::capability).toArray(Capability[]::new);
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
