// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.software;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.Nodes;
import io.github.clustere2e.api.Role;
import io.github.clustere2e.installer.Installer;
import io.github.clustere2e.installer.Template;
import io.github.clustere2e.installer.condition.Condition;
import io.github.clustere2e.installer.internal.Members;
import io.github.clustere2e.installer.internal.Ports;
import io.github.clustere2e.installer.packages.PackageSource;
import io.github.clustere2e.installer.service.ServiceInstaller;
import io.github.clustere2e.installer.service.TailoredInstaller;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Installs NATS with JetStream from the nodes' distribution: one server a node, each with routes to all others, each
 * named as its node. Streams are kept in {@code /var/lib/nats}.
 *
 * <p>A node is healthy when its server, asked on its loopback port 8222, has a route to every other one and its JetStream
 * is in step. Clients need no password, so let only the cluster's network reach them. Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class NatsInstaller implements TailoredInstaller {

    /** The package has no directory that its user may write to. */
    private static final String DROP_IN = "[Service]\nStateDirectory=nats\n";

    private static final String CONFIGURATION = """
            server_name: "${node.name}"
            listen: "0.0.0.0:${port}"
            http: "127.0.0.1:8222"
            jetstream { store_dir: "/var/lib/nats" }
            """;
    private static final String CLUSTER = """
            cluster {
              name: "${cluster}", listen: "0.0.0.0:${route.port}"
              routes: [${routes}]
            }
            """;

    private final Set<Role> roles;
    private final int clientPort;
    private final int routePort;

    private NatsInstaller(Builder builder) {
        this.roles = Set.copyOf(builder.roles);
        this.clientPort = builder.clientPort;
        this.routePort = builder.routePort;
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
        int routes = members.size() - 1;
        Template configuration = Template.of(routes == 0 ? CONFIGURATION : CONFIGURATION + CLUSTER)
                .with("port", String.valueOf(clientPort))
                .with("cluster", cluster.name())
                .with("route.port", String.valueOf(routePort))
                .with(
                        "routes",
                        node -> members.without(node).stream()
                                .map(other -> "\"nats://" + Members.address(other) + ":" + routePort + "\"")
                                .collect(Collectors.joining(", ")));
        return ServiceInstaller.of("nats", PackageSource.named("nats-server"))
                .roles(roles)
                .configFile("/etc/nats-server.conf", configuration)
                .configFile("/etc/systemd/system/nats-server.service.d/cluster-e2e.conf", node -> DROP_IN)
                .service("nats-server")
                .health(Condition.allOf(
                        Condition.httpStatus("http://localhost:8222/healthz", 200),
                        Condition.httpBody("http://localhost:8222/routez", "\"num_routes\": " + routes + ",")))
                .build();
    }

    /**
     * Collects how NATS is installed. Not thread-safe.
     *
     * @since 0.1
     */
    public static final class Builder extends SoftwareBuilder<Builder> {

        private int clientPort = 4222;
        private int routePort = 6222;

        private Builder() {}

        /**
         * Lets clients and servers come to other ports than 4222 and 6222.
         *
         * @param client 1 to 65535
         * @param route 1 to 65535
         * @return this
         */
        public Builder ports(int client, int route) {
            Ports.check("NATS", client, route);
            this.clientPort = client;
            this.routePort = route;
            return this;
        }

        @Override
        public NatsInstaller build() {
            return new NatsInstaller(this);
        }
    }
}
