// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal;

import com.github.dockerjava.api.model.HostConfig;
import io.github.clustere2e.backend.MachineRequest;
import io.github.clustere2e.backend.docker.DockerOptions;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a node may do beyond what the engine lets every container do; nothing unless it is asked for. */
final class NodeRights {

    private NodeRights() {}

    static void apply(HostConfig host, MachineRequest request, DockerOptions options) {
        Set<String> capabilities = new LinkedHashSet<>(request.requirements().linuxCapabilities());
        capabilities.addAll(options.linuxCapabilities(request.node().role()));
        boolean docker = InnerDocker.wanted(options, request).isPresent();
        if (docker) {
            capabilities.addAll(InnerDocker.CAPABILITIES);
        }
        List<String> security = new ArrayList<>();
        profile("seccomp", options.seccomp(), docker).ifPresent(security::add);
        profile("apparmor", options.appArmor(), docker).ifPresent(security::add);
        host.withPrivileged(options.privileged()).withCapAdd(LinuxCapabilities.of(capabilities));
        if (!security.isEmpty()) {
            host.withSecurityOpts(security);
        }
    }

    /** The engine's own profiles forbid what Docker inside does to start a container: to mount, and to make key rings. */
    private static Optional<String> profile(String kind, Optional<String> given, boolean docker) {
        return given.or(() -> docker ? Optional.of("unconfined") : Optional.empty())
                .map(profile -> kind + "=" + profile);
    }
}
