// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal;

import com.github.dockerjava.api.model.HostConfig;
import io.github.clustere2e.backend.MachineRequest;
import io.github.clustere2e.backend.docker.DockerOptions;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What a node may do beyond what the engine lets every container do; nothing unless it is asked for. */
final class NodeRights {

    private NodeRights() {}

    static void apply(HostConfig host, MachineRequest request, DockerOptions options) {
        Set<String> capabilities = new LinkedHashSet<>(request.requirements().linuxCapabilities());
        capabilities.addAll(options.linuxCapabilities(request.node().role()));
        List<String> security = new ArrayList<>();
        options.seccomp().ifPresent(profile -> security.add("seccomp=" + profile));
        options.appArmor().ifPresent(profile -> security.add("apparmor=" + profile));
        host.withPrivileged(options.privileged()).withCapAdd(LinuxCapabilities.of(capabilities));
        if (!security.isEmpty()) {
            host.withSecurityOpts(security);
        }
    }
}
