// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal;

import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.Mount;
import com.github.dockerjava.api.model.MountType;
import com.github.dockerjava.api.model.VolumeOptions;
import io.github.clustere2e.api.HostMount;
import io.github.clustere2e.api.NodeRequirements;
import io.github.clustere2e.api.Role;
import io.github.clustere2e.backend.MachineRequest;
import io.github.clustere2e.backend.docker.DockerMount;
import io.github.clustere2e.backend.docker.DockerOptions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a node sees besides the files of its image. */
final class NodeMounts {

    /** Where systemd looks for control groups. */
    static final String CGROUPS = "/sys/fs/cgroup";

    private NodeMounts() {}

    static void apply(HostConfig host, MachineRequest request, DockerOptions options) {
        Map<String, String> tmpfs = new HashMap<>();
        tmpfs.put("/run", "exec,mode=755");
        tmpfs.put("/run/lock", "mode=1777");
        request.requirements().tmpfs().forEach(path -> tmpfs.put(path, "exec"));
        List<Mount> mounts = new ArrayList<>();
        mounts.add(IdentityVolumes.mountFor(request));
        mounts.add(PublishedVolumes.mount(request.cluster().identity()));
        for (DockerMount mount : all(options, request.node().role(), request.requirements())) {
            if (mount.type() == DockerMount.Type.TMPFS) {
                tmpfs.put(mount.target(), settings(mount));
            } else {
                mounts.add(mount(mount, request));
            }
        }
        boolean docker = InnerDocker.wanted(options, request).isPresent();
        if (docker) {
            mounts.add(InnerDocker.volume(request.cluster().identity()));
        }
        host.withMounts(mounts).withTmpFs(tmpfs);
        applyCgroups(host, options.cgroupMount() && !docker); // what runs inside is to be in the node's, not beside it
    }

    /** What the software asks for, and what the options say. */
    static List<DockerMount> all(DockerOptions options, Role role, NodeRequirements requirements) {
        List<DockerMount> mounts = new ArrayList<>(options.mounts(role));
        for (HostMount mount : requirements.mounts()) {
            DockerMount bind = DockerMount.bind(mount.source(), mount.target());
            mounts.add(mount.readOnly() ? bind.asReadOnly() : bind);
        }
        return mounts;
    }

    /** With the machine's control groups a private name space would need CAP_SYS_ADMIN; without them it is what is left. */
    private static void applyCgroups(HostConfig host, boolean mounted) {
        host.withCgroupnsMode(mounted ? "host" : "private");
        if (mounted) {
            host.withBinds(Bind.parse(CGROUPS + ":" + CGROUPS + ":rw"));
        }
    }

    private static String settings(DockerMount mount) {
        return "exec" + (mount.readOnly() ? ",ro" : "") + (mount.bytes() == 0 ? "" : ",size=" + mount.bytes());
    }

    /** The cluster's labels reach only a volume that is made here, which then goes with the cluster. */
    private static Mount mount(DockerMount mount, MachineRequest request) {
        Mount translated = new Mount()
                .withType(mount.type() == DockerMount.Type.BIND ? MountType.BIND : MountType.VOLUME)
                .withTarget(mount.target())
                .withReadOnly(mount.readOnly());
        if (!mount.source().isEmpty()) {
            translated.withSource(mount.source());
        }
        return mount.type() == DockerMount.Type.BIND
                ? translated
                : translated.withVolumeOptions(new VolumeOptions()
                        .withLabels(request.cluster().identity().labels()));
    }
}
