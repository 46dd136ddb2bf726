// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal;

import io.github.clustere2e.api.NodeGroup;
import io.github.clustere2e.backend.docker.DockerMount;
import io.github.clustere2e.backend.docker.DockerOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/** Looks at what the nodes of one group are to see besides their own files. */
final class MountCheck {

    /** Places that a node needs for itself. */
    private static final Set<String> OURS =
            Set.of("/run", "/run/lock", NodeMounts.CGROUPS, IdentityVolumes.MOUNT, PublishedVolumes.MOUNT);

    private MountCheck() {}

    static void check(NodeGroup group, DockerOptions options, boolean engineIsLocal, Problems problems) {
        Set<String> taken = new HashSet<>();
        group.requirements().volumes().forEach(path -> taken.add(plain(path)));
        group.requirements().tmpfs().forEach(path -> taken.add(plain(path)));
        boolean docker =
                InnerDocker.wanted(options, group.role(), group.requirements()).isPresent();
        for (DockerMount mount : NodeMounts.all(options, group.role(), group.requirements())) {
            String target = plain(mount.target());
            if (OURS.contains(target) || (docker && target.equals(InnerDocker.DATA))) {
                problems.add("mount: the nodes need '" + target + "' for themselves: choose another place");
            } else if (!taken.add(target)) {
                problems.add("mount: two things cannot be at '" + target + "' of the nodes of role '" + group.role()
                        + "': leave one out");
            }
            if (mount.type() == DockerMount.Type.BIND && engineIsLocal && !Files.exists(Path.of(mount.source()))) {
                problems.add("mount: there is no '" + mount.source() + "' on this machine to show at '" + target
                        + "': make it first");
            }
        }
    }

    private static String plain(String path) {
        return Path.of(path).normalize().toString();
    }
}
