// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.software;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.Nodes;
import io.github.clustere2e.api.Role;
import io.github.clustere2e.installer.Installer;
import io.github.clustere2e.installer.Template;
import io.github.clustere2e.installer.condition.Condition;
import io.github.clustere2e.installer.internal.Members;
import io.github.clustere2e.installer.packages.PackageSource;
import io.github.clustere2e.installer.service.ServiceInstaller;
import io.github.clustere2e.installer.service.StartOrder;
import io.github.clustere2e.installer.service.TailoredInstaller;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Installs MariaDB with Galera from the nodes' distribution: every node takes reads and writes, and has what the others
 * have.
 *
 * <p>The first node founds the cluster, unless another is up, which it then joins; the others join one after the other, and
 * get a copy of all data. A node is healthy when it is in step and sees all members. The members talk over the nodes'
 * private addresses without encryption or password, so that only the cluster's own network should reach them.
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class GaleraInstaller implements TailoredInstaller {

    private static final String SERVICE = "mariadb";

    private static final String CONFIGURATION = """
            [mariadbd]
            bind_address = *
            binlog_format = ROW
            default_storage_engine = InnoDB
            innodb_autoinc_lock_mode = 2
            wsrep_on = ON
            wsrep_provider = /usr/lib/galera/libgalera_smm.so
            wsrep_cluster_name = ${cluster}
            wsrep_cluster_address = gcomm://${members}
            wsrep_node_name = ${node.name}
            wsrep_node_address = ${address}
            wsrep_sst_method = rsync
            """;

    private static final String STATUS = "SHOW STATUS WHERE Variable_name IN"
            + " ('wsrep_cluster_size', 'wsrep_local_state_comment', 'wsrep_ready')";

    private final Set<Role> roles;

    private GaleraInstaller(Builder builder) {
        this.roles = Set.copyOf(builder.roles);
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
        Nodes members = Members.of(cluster, roles);
        String addresses = members.stream().map(Members::address).collect(Collectors.joining(","));
        Template configuration = Template.of(CONFIGURATION)
                .with("cluster", cluster.name())
                .with("address", Members::address)
                .with("members", members.size() == 1 ? "" : addresses); // a single one has nobody to join
        return ServiceInstaller.of("galera", PackageSource.named("mariadb-server", "galera-4", "rsync"))
                .roles(roles)
                .configFile("/etc/mysql/mariadb.conf.d/99-cluster-e2e.cnf", configuration)
                .service(SERVICE)
                .order(StartOrder.ONE_BY_ONE)
                .firstStart(context -> foundIfAlone(context.node(), members))
                .health(inStep(members.size()))
                .build();
    }

    private static Condition inStep(int size) {
        return Condition.prints(
                        Command.of("mariadb", "--batch", "--skip-column-names", "--execute", STATUS),
                        "(?s)^(?=.*wsrep_cluster_size\t" + size + "\\b)(?=.*\tSynced)(?=.*wsrep_ready\tON)")
                .describedAs("MariaDB is in step and sees " + size + " members");
    }

    /** To found a cluster while a member is up would make two of one. */
    private static void foundIfAlone(Node first, Nodes members) {
        if (members.stream().noneMatch(Condition.unitActive(SERVICE)::holds)) {
            first.run("galera_new_cluster");
        }
    }

    /**
     * Collects how MariaDB is installed. Not thread-safe.
     *
     * @since 0.1
     */
    public static final class Builder extends SoftwareBuilder<Builder> {

        private Builder() {}

        @Override
        public GaleraInstaller build() {
            return new GaleraInstaller(this);
        }
    }
}
