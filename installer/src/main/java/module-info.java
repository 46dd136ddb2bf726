// SPDX-License-Identifier: Apache-2.0
/** Puts software on the nodes of a cluster: plans of steps, packages, etcd; and collects its logs. Works on every backend. */
module io.github.clustere2e.installer {
    requires transitive io.github.clustere2e.api;
    requires static transitive org.jspecify;
    requires org.slf4j;

    exports io.github.clustere2e.installer;
    exports io.github.clustere2e.installer.logs;
}
