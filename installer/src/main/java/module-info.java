// SPDX-License-Identifier: Apache-2.0
/** Puts software on the nodes of a cluster: plans of steps, packages, etcd; and collects its logs. Works on every backend. */
module io.github.clustere2e.installer {
    requires transitive io.github.clustere2e.api;
    requires static transitive org.jspecify;
    requires org.apache.commons.codec;
    requires org.slf4j;
    requires org.yaml.snakeyaml;

    exports io.github.clustere2e.installer.condition;
    exports io.github.clustere2e.installer.dcos;
    exports io.github.clustere2e.installer.logs;
    exports io.github.clustere2e.installer.packages;
    exports io.github.clustere2e.installer.software;
    exports io.github.clustere2e.installer;

    uses io.github.clustere2e.installer.InstallerProvider;
}
