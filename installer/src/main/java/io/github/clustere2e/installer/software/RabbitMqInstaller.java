// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.software;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.Command;
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
import java.security.SecureRandom;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Installs RabbitMQ from the nodes' distribution: the first node's server starts alone, then those of the others, which
 * join it.
 *
 * <p>The members know each other by a cookie, which is made for each installation and only RabbitMQ's user may read, and
 * by their nodes' host names, which must resolve on all nodes. A node is healthy when {@code rabbitmqctl cluster_status}
 * says there that all members are running.
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class RabbitMqInstaller implements TailoredInstaller {

    private static final String COOKIE = "/var/lib/rabbitmq/.erlang.cookie";
    private static final int COOKIE_LENGTH = 32;

    /** Whoever has no members yet joins the one that is named; that one itself founds the cluster. */
    private static final String CONFIGURATION = """
            cluster_formation.peer_discovery_backend = classic_config
            cluster_formation.classic_config.nodes.1 = rabbit@${first}
            """;

    private static final String ENVIRONMENT = """
            NODENAME=rabbit@${node.hostname}
            USE_LONGNAME=${long}
            """;

    private final Set<Role> roles;

    private RabbitMqInstaller(Builder builder) {
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
        String first = members.first().hostname();
        return ServiceInstaller.of("rabbitmq", PackageSource.named("rabbitmq-server"))
                .roles(roles)
                .configFile(
                        "/etc/rabbitmq/rabbitmq.conf",
                        Template.of(CONFIGURATION).with("first", first))
                .configFile(
                        "/etc/rabbitmq/rabbitmq-env.conf",
                        Template.of(ENVIRONMENT).with("long", String.valueOf(first.contains("."))))
                .secretFile(COOKIE, "rabbitmq", RabbitMqInstaller::cookie)
                .service("rabbitmq-server")
                .order(StartOrder.FIRST_THEN_REST)
                .health(allRunning(members))
                .build();
    }

    /** In the JSON, {@code running_nodes} is a list of names in no order. */
    private static Condition allRunning(Nodes members) {
        String each = members.stream()
                .map(member -> "(?=[^]]*\"" + Pattern.quote("rabbit@" + member.hostname()) + "\")")
                .collect(Collectors.joining());
        return Condition.prints(
                        Command.of("rabbitmqctl", "--quiet", "cluster_status", "--formatter", "json"),
                        "\"running_nodes\":\\[" + each)
                .describedAs("all " + members.size() + " members of RabbitMQ are running");
    }

    private static String cookie() {
        return new SecureRandom()
                .ints(COOKIE_LENGTH, 'A', 'Z' + 1)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    /**
     * Collects how RabbitMQ is installed. Not thread-safe.
     *
     * @since 0.1
     */
    public static final class Builder extends SoftwareBuilder<Builder> {

        private Builder() {}

        @Override
        public RabbitMqInstaller build() {
            return new RabbitMqInstaller(this);
        }
    }
}
