// SPDX-License-Identifier: Apache-2.0
/** Nodes that exist already. */
module io.github.clustere2e.backend.hosts {
    requires static transitive org.jspecify;
    requires transitive io.github.clustere2e.api;
    requires io.github.clustere2e.backend;
    requires io.github.clustere2e.ssh;
    requires org.slf4j;
    requires org.yaml.snakeyaml;

    exports io.github.clustere2e.backend.hosts;

    provides io.github.clustere2e.api.ClusterProvider with
            io.github.clustere2e.backend.hosts.internal.HostsClusterProvider;
}
