// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal;

import com.github.dockerjava.api.model.Mount;
import com.github.dockerjava.api.model.MountType;
import com.github.dockerjava.api.model.VolumeOptions;
import io.github.clustere2e.api.NodeRequirements;
import io.github.clustere2e.api.Role;
import io.github.clustere2e.backend.ClusterIdentity;
import io.github.clustere2e.backend.MachineRequest;
import io.github.clustere2e.backend.docker.DockerInside;
import io.github.clustere2e.backend.docker.DockerOptions;
import java.util.List;
import java.util.Optional;

/** What the container of a node has besides where Docker is to run inside; found out by leaving out what can be. */
final class InnerDocker {

    /** Where it keeps everything: not on the node's root, which is an overlay, on which there can be no other. */
    static final String DATA = "/var/lib/docker";

    /** The node's first program, which becomes systemd. */
    static final String INIT = "/usr/local/lib/cluster-e2e/docker-init";

    /** To mount, and to set up networks. It does with the engine's default for the rest. */
    static final List<String> CAPABILITIES = List.of("SYS_ADMIN", "NET_ADMIN");

    /** Shell text for the node: whether the Docker engine is the one that was asked for. Costs nothing where none was. */
    static final String QUESTION = "if [ -e " + IdentityVolumes.MOUNT + "/" + IdentityFiles.DOCKER
            + " ]; then /usr/local/lib/cluster-e2e/docker-is-as-asked || exit 1; fi\n";

    private InnerDocker() {}

    /** What the options say for the role, or the distribution's where only the software asks for one. */
    static Optional<DockerInside> wanted(DockerOptions options, Role role, NodeRequirements requirements) {
        return options.dockerInside(role)
                .or(() -> requirements.docker() ? Optional.of(DockerInside.distribution()) : Optional.empty());
    }

    static Optional<DockerInside> wanted(DockerOptions options, MachineRequest request) {
        return wanted(options, request.node().role(), request.requirements());
    }

    /** A volume without a name goes with its container. It is declared as well, by which snapshots find it. */
    static Mount volume(ClusterIdentity cluster) {
        return new Mount()
                .withType(MountType.VOLUME)
                .withTarget(DATA)
                .withVolumeOptions(new VolumeOptions().withNoCopy(true).withLabels(cluster.labels()));
    }

    /** Its configuration, at the place to which {@code /etc/docker/daemon.json} leads. */
    static String configuration(DockerInside docker) {
        return "{\"storage-driver\": \"" + docker.storageDriver() + "\"}\n";
    }

    /** What was asked for, for the script that looks whether it is there. */
    static String asked(DockerInside docker) {
        return docker.storageDriver() + " " + docker.version().orElse("any") + "\n";
    }
}
