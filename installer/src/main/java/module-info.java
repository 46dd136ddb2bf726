// SPDX-License-Identifier: Apache-2.0
/** Puts software on the nodes of a cluster: plans of steps, packages, etcd, DC/OS; and collects its logs. Works on every backend. */
module io.github.clustere2e.installer {
    requires transitive io.github.clustere2e.api;
    requires static transitive org.jspecify;
    requires java.net.http;
    requires org.apache.commons.codec;
    requires org.slf4j;
    requires org.yaml.snakeyaml;

    exports io.github.clustere2e.installer.condition;
    exports io.github.clustere2e.installer.dcos;
    exports io.github.clustere2e.installer.files;
    exports io.github.clustere2e.installer.logs;
    exports io.github.clustere2e.installer.packages;
    exports io.github.clustere2e.installer.service;
    exports io.github.clustere2e.installer.software;
    exports io.github.clustere2e.installer;

    uses io.github.clustere2e.installer.InstallerProvider;

    provides io.github.clustere2e.installer.InstallerProvider with
            io.github.clustere2e.installer.dcos.DcosInstallerProvider,
            io.github.clustere2e.installer.files.ArchiveProvider,
            io.github.clustere2e.installer.files.ScriptProvider,
            io.github.clustere2e.installer.packages.PackageProvider,
            io.github.clustere2e.installer.software.EtcdProvider,
            io.github.clustere2e.installer.software.GaleraProvider,
            io.github.clustere2e.installer.software.NatsProvider,
            io.github.clustere2e.installer.software.RabbitMqProvider;
}
