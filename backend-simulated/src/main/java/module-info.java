// SPDX-License-Identifier: Apache-2.0
/** Embedded SSH servers as nodes, for unit tests. */
module io.github.clustere2e.backend.simulated {
    requires static transitive org.jspecify;
    requires transitive io.github.clustere2e.api;
    requires io.github.clustere2e.backend;
    requires io.github.clustere2e.ssh;
    requires net.i2p.crypto.eddsa;
    requires org.apache.commons.compress;
    requires org.apache.sshd.osgi;
    requires org.slf4j;

    exports io.github.clustere2e.backend.simulated;

    provides io.github.clustere2e.api.ClusterProvider with
            io.github.clustere2e.backend.simulated.internal.SimulatedClusterProvider;
}
