// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.software;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.Nodes;
import io.github.clustere2e.api.Role;
import io.github.clustere2e.installer.InstallPlan;
import io.github.clustere2e.installer.Installer;
import io.github.clustere2e.installer.Step;
import io.github.clustere2e.installer.internal.Members;
import io.github.clustere2e.installer.packages.PackageInstaller;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Installs etcd from the nodes' distribution: one member a node, made known to each other from the start (static
 * bootstrap), each named as its node.
 *
 * <p>It is ready when every member answers and a quorum has a leader. The members talk plain HTTP over the nodes'
 * private addresses, so that only the cluster's own network should reach them.
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class EtcdInstaller implements Installer {

    private final Set<Role> roles;
    private final int clientPort;
    private final int peerPort;

    private EtcdInstaller(Builder builder) {
        this.roles = Set.copyOf(builder.roles);
        this.clientPort = builder.clientPort;
        this.peerPort = builder.peerPort;
    }

    /**
     * Begins an installer.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    @Override
    public InstallPlan plan(Cluster cluster) {
        Nodes members = Members.of(cluster, roles);
        Installer packages = PackageInstaller.of("etcd-server", "etcd-client")
                .roles(roles.toArray(new Role[0]))
                .configFile("/etc/default/etcd", node -> configuration(cluster.name(), node, members))
                .service("etcd")
                .build();
        InstallPlan.Builder plan = InstallPlan.builder("etcd");
        List<Step<?>> started = plan.addAll(packages.plan(cluster));
        plan.add(Step.named("ready")
                .describedAs("see that every member answers")
                .needs(started)
                .does(context -> context.note(client(cluster).check())));
        return plan.build();
    }

    /**
     * Returns a client of the etcd that this installs.
     *
     * @param cluster where it is installed
     * @return a client of all members
     */
    public EtcdCluster client(Cluster cluster) {
        return EtcdCluster.of(Members.of(cluster, roles), clientPort);
    }

    /** What etcd reads from its environment; each name is that of the flag in etcd's own documentation. */
    private String configuration(String token, Node node, Nodes members) {
        String client = EtcdCluster.url(node, clientPort);
        String peer = EtcdCluster.url(node, peerPort);
        return """
                ETCD_NAME=%s
                ETCD_LISTEN_CLIENT_URLS=%s,http://127.0.0.1:%d
                ETCD_ADVERTISE_CLIENT_URLS=%s
                ETCD_LISTEN_PEER_URLS=%s
                ETCD_INITIAL_ADVERTISE_PEER_URLS=%s
                ETCD_INITIAL_CLUSTER=%s
                ETCD_INITIAL_CLUSTER_STATE=new
                ETCD_INITIAL_CLUSTER_TOKEN=%s
                """.formatted(
                        node.name(),
                        client,
                        clientPort,
                        client,
                        peer,
                        peer,
                        members.stream()
                                .map(member -> member.name() + "=" + EtcdCluster.url(member, peerPort))
                                .collect(Collectors.joining(",")),
                        token);
    }

    /**
     * Collects how etcd is installed. Not thread-safe.
     *
     * @since 0.1
     */
    public static final class Builder {

        private final Set<Role> roles = new LinkedHashSet<>();
        private int clientPort = EtcdCluster.DEFAULT_CLIENT_PORT;
        private int peerPort = 2380;

        private Builder() {}

        /**
         * Installs on the nodes of these roles only; without this, on all nodes.
         *
         * @param wanted the roles
         * @return this
         */
        public Builder roles(Role... wanted) {
            roles.addAll(List.of(wanted));
            return this;
        }

        /**
         * Lets clients come to another port than 2379.
         *
         * @param port 1 to 65535
         * @return this
         */
        public Builder clientPort(int port) {
            this.clientPort = port;
            return this;
        }

        /**
         * Lets members come to another port than 2380.
         *
         * @param port 1 to 65535
         * @return this
         */
        public Builder peerPort(int port) {
            this.peerPort = port;
            return this;
        }

        /**
         * Builds the installer.
         *
         * @return the installer
         * @throws InvalidInputException that names everything that is wrong
         */
        public EtcdInstaller build() {
            List<String> problems = new ArrayList<>();
            for (int port : List.of(clientPort, peerPort)) {
                if (port < 1 || port > 65535) {
                    problems.add(port + " is not a port: use one from 1 to 65535");
                }
            }
            if (clientPort == peerPort) {
                problems.add("clients and members cannot both come to port " + clientPort);
            }
            if (!problems.isEmpty()) {
                throw new InvalidInputException("etcd cannot be installed like this: " + String.join("; ", problems));
            }
            return new EtcdInstaller(this);
        }
    }
}
