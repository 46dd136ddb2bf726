// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal;

import com.github.dockerjava.api.model.HostConfig;
import io.github.clustere2e.api.Role;
import io.github.clustere2e.backend.docker.DockerOptions;

/** How much of the machine a node may use, and the kernel parameters that it has for itself. */
final class NodeLimits {

    private static final double NANOS = 1e9;

    private NodeLimits() {}

    static void apply(HostConfig host, Role role, DockerOptions options) {
        options.memoryBytes(role).ifPresent(host::withMemory);
        options.cpus(role).ifPresent(processors -> host.withNanoCPUs(Math.round(processors * NANOS)));
        if (!options.sysctls().isEmpty()) {
            host.withSysctls(options.sysctls());
        }
    }
}
