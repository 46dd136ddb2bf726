// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.hosts;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.ClusterSpec;
import io.github.clustere2e.api.Clusters;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.NodeRequirements;
import io.github.clustere2e.api.Nodes;
import io.github.clustere2e.api.PowerControl;
import io.github.clustere2e.api.Role;
import io.github.clustere2e.ssh.SshEndpoint;
import io.github.clustere2e.ssh.SshNode;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Hosts with systemd: the nodes of a Docker cluster, which knows nothing of what is done with them here. */
final class DockerHosts implements AutoCloseable {

    private static final Role MACHINE = Role.of("machine");

    private final Cluster cluster;
    private final Path key;

    /** The state directory is that of the property {@code clustere2e.state}. */
    DockerHosts(String name, int count, Path state) {
        cluster = Clusters.provider("docker")
                .create(ClusterSpec.builder()
                        .name(name)
                        .nodes(MACHINE, count, NodeRequirements.none().withTmpfs("/scratch"))
                        .build());
        key = state.resolve("clusters/docker").resolve(name).resolve("id_ed25519");
    }

    List<Host> hosts() {
        return cluster.nodes().stream().map(this::host).toList();
    }

    private Host host(Node node) {
        SshEndpoint endpoint = ((SshNode) node).endpoint();
        return Host.at(endpoint.host())
                .name(node.name())
                .port(endpoint.port())
                .user(endpoint.user())
                .keyFile(key)
                .hostKey(endpoint.hostKey())
                .build();
    }

    Nodes nodes() {
        return cluster.nodes();
    }

    /** The machine, seen past the hosts backend. */
    Node machine(int index) {
        return cluster.node(MACHINE.nodeName(index));
    }

    void switchOff(int index) {
        cluster.capability(PowerControl.class).stop(machine(index));
    }

    void switchOn(int index) {
        cluster.capability(PowerControl.class).start(machine(index));
    }

    /** All that must not change on a machine: its boot, its processes that last, and the files that somebody may change. */
    Stream<String> traces(int index) {
        return machine(index)
                .run(
                        "sh",
                        "-c",
                        "cat /proc/sys/kernel/random/boot_id; cat /proc/1/stat | cut -d' ' -f22;"
                                + " ps -e -o args= | grep -v -e '^ps ' -e '^sh ' -e sshd -e '^grep' | sort;"
                                + " find / -xdev -path /proc -prune -o -path /sys -prune -o -path /run -prune"
                                + " -o -path /var/log -prune -o -type f -printf '%p %T@ %s\\n' | sort;"
                                + " ls -R /root /etc/ssh /tmp /home")
                .lines()
                .stream();
    }

    @Override
    public void close() {
        cluster.destroy();
    }
}
