// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal;

import io.github.clustere2e.api.ClusterSpec;
import io.github.clustere2e.api.NodeGroup;
import io.github.clustere2e.api.Role;
import io.github.clustere2e.backend.docker.DockerNetwork;
import io.github.clustere2e.backend.docker.DockerOptions;
import io.github.clustere2e.backend.docker.HostPort;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Refuses a spec that cannot be given, before anything is made, with all that is wrong with it. */
final class SpecCheck {

    private final Engine engine;
    private final ClusterSpec spec;
    private final DockerOptions options;
    private final Problems problems = new Problems();

    private SpecCheck(Engine engine, ClusterSpec spec) {
        this.engine = engine;
        this.spec = spec;
        this.options = options(spec);
    }

    static DockerOptions options(ClusterSpec spec) {
        return spec.options(DockerOptions.class).orElseGet(DockerOptions::defaults);
    }

    /** Asks the engine only about options that are used. */
    static void check(Engine engine, ClusterSpec spec) {
        SpecCheck check = new SpecCheck(engine, spec);
        check.checkRoles();
        check.checkGroups();
        check.checkHostPorts();
        check.checkRoom();
        EngineCheck.check(engine, check.options, check.problems);
        check.problems.throwIfAny();
    }

    private void checkRoles() {
        List<Role> roles = spec.groups().stream().map(NodeGroup::role).toList();
        for (Role role : options.roles()) {
            if (!roles.contains(role)) {
                problems.add("Options are given for role '" + role + "', of which the cluster has no node; it has "
                        + roles + ". Leave them out, or write the role as it is in the cluster.");
            }
        }
    }

    private void checkGroups() {
        problems.check(() -> PackageNames.check(options.packages(), options));
        for (NodeGroup group : spec.groups()) {
            Set<String> capabilities = new LinkedHashSet<>(group.requirements().linuxCapabilities());
            capabilities.addAll(options.linuxCapabilities(group.role()));
            InnerDocker.wanted(options, group.role(), group.requirements())
                    .ifPresent(docker -> capabilities.addAll(InnerDocker.CAPABILITIES));
            problems.check(() -> LinuxCapabilities.of(capabilities));
            problems.check(() -> PackageNames.check(group.requirements().packages(), options));
            MountCheck.check(group, options, engine.isLocal(), problems);
            if (!options.cgroupMount() && !options.privileged() && !capabilities.contains("SYS_ADMIN")) {
                problems.add("cgroup-mount: without the control groups of the machine, systemd on the nodes of role '"
                        + group.role() + "' needs the Linux capability SYS_ADMIN: add it, or leave the mount on");
            }
        }
    }

    private void checkHostPorts() {
        Set<String> taken = new HashSet<>();
        Set<String> mapped = new HashSet<>();
        for (HostPort map : options.hostPorts()) {
            boolean exists = spec.groups().stream()
                    .anyMatch(group -> group.role().equals(map.role()) && map.index() < group.count());
            if (!exists) {
                problems.add("host-port: the cluster has no node " + map.node() + " whose port " + map.port()
                        + " could be mapped; indexes count from 0");
            }
            if (!mapped.add(map.node() + ":" + map.port())) {
                problems.add(
                        "host-port: port " + map.port() + " of " + map.node() + " is mapped twice: once is enough");
            }
            if (map.hostPort() != 0 && !taken.add(map.address() + ":" + map.hostPort())) {
                problems.add("host-port: port " + map.hostPort() + " of " + map.address()
                        + " cannot lead to two places: choose another for " + map.node());
            }
        }
    }

    private void checkRoom() {
        DockerNetwork network = options.network();
        if (network.kind() != DockerNetwork.Kind.OWN) {
            return;
        }
        problems.check(() -> {
            if (network.detail().isEmpty()) {
                Subnet.checkRoomFor(spec.size());
            } else {
                Subnet.parse(network.detail()).checkRoom(spec.size());
            }
        });
    }
}
