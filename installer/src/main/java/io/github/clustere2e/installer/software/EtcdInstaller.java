// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.software;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.Role;
import io.github.clustere2e.installer.Installer;
import io.github.clustere2e.installer.Template;
import io.github.clustere2e.installer.internal.Members;
import io.github.clustere2e.installer.internal.Ports;
import io.github.clustere2e.installer.packages.PackageSource;
import io.github.clustere2e.installer.service.ServiceInstaller;
import io.github.clustere2e.installer.service.TailoredInstaller;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Installs etcd from the nodes' distribution: one member a node, made known to each other from the start (static
 * bootstrap), each named as its node.
 *
 * <p>A node is healthy when every member answers what needs a quorum. The members talk plain HTTP over the nodes' private
 * addresses: only the cluster's own network should reach them. Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class EtcdInstaller implements TailoredInstaller {

    /** Each name is that of the flag in etcd's own documentation. */
    private static final String CONFIGURATION = """
            ETCD_NAME=${node.name}
            ETCD_LISTEN_CLIENT_URLS=${client},http://127.0.0.1:${port}
            ETCD_ADVERTISE_CLIENT_URLS=${client}
            ETCD_LISTEN_PEER_URLS=${peer}
            ETCD_INITIAL_ADVERTISE_PEER_URLS=${peer}
            ETCD_INITIAL_CLUSTER=${peers}
            ETCD_INITIAL_CLUSTER_STATE=new
            ETCD_INITIAL_CLUSTER_TOKEN=${token}
            """;

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
    public Installer on(Cluster cluster) {
        String peers = Members.of(cluster, roles).stream()
                .map(member -> member.name() + "=" + EtcdCluster.url(member, peerPort))
                .collect(Collectors.joining(","));
        return ServiceInstaller.of("etcd", PackageSource.named("etcd-server", "etcd-client"))
                .roles(roles)
                .configFile(
                        "/etc/default/etcd",
                        Template.of(CONFIGURATION)
                                .with("port", String.valueOf(clientPort))
                                .with("client", node -> EtcdCluster.url(node, clientPort))
                                .with("peer", node -> EtcdCluster.url(node, peerPort))
                                .with("peers", peers)
                                .with("token", cluster.name()))
                .service("etcd")
                .health(client(cluster).health())
                .build();
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

    /**
     * Collects how etcd is installed. Not thread-safe.
     *
     * @since 0.1
     */
    public static final class Builder extends SoftwareBuilder<Builder> {

        private int clientPort = EtcdCluster.DEFAULT_CLIENT_PORT;
        private int peerPort = 2380;

        private Builder() {}

        /**
         * Lets clients and members come to other ports than 2379 and 2380.
         *
         * @param client 1 to 65535
         * @param peer 1 to 65535
         * @return this
         */
        public Builder ports(int client, int peer) {
            Ports.check("etcd", client, peer);
            this.clientPort = client;
            this.peerPort = peer;
            return this;
        }

        @Override
        public EtcdInstaller build() {
            return new EtcdInstaller(this);
        }
    }
}
