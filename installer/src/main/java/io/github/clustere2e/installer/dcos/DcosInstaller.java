// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.dcos;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.NodeRequirements;
import io.github.clustere2e.api.Role;
import io.github.clustere2e.installer.InstallPlan;
import io.github.clustere2e.installer.Installer;
import io.github.clustere2e.installer.Operation;
import io.github.clustere2e.installer.logs.LogCollection;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Installs DC/OS from a {@code dcos_generate_config.sh}, unchanged: its {@code --genconf} runs once for the whole cluster,
 * and {@code dcos_install.sh} on all nodes at once.
 *
 * <p>The roles are {@link Role#MASTER}, {@link Role#AGENT} and {@link Role#PUBLIC_AGENT}. The configuration is what the
 * cluster says of itself, with {@link DcosInstallerBuilder#config} over it. What nodes need is in
 * {@link #requirements(Role)}. No user account is made or removed.
 *
 * <p>It can install, wait until DC/OS is ready (which an installation does at its end), and upgrade node by node. Each is a
 * plan; several on one machine at the same moment do not collide.
 *
 * <p>Immutable and thread-safe.
 *
 * @see DcosCluster
 * @since 0.1
 */
public final class DcosInstaller implements Installer {

    /** How long each check is waited for when nothing else is said: 15 minutes. */
    public static final Duration DEFAULT_CHECK_LIMIT = Duration.ofMinutes(15);

    /** How long DC/OS's installer may run when nothing else is said: 30 minutes. */
    public static final Duration DEFAULT_GENERATE_LIMIT = Duration.ofMinutes(30);

    /** How long it may take on one node when nothing else is said: 30 minutes. */
    public static final Duration DEFAULT_INSTALL_LIMIT = Duration.ofMinutes(30);

    /** What the preflight of {@code dcos_install.sh} looks for, by the names that the packages have on Debian. */
    private static final NodeRequirements ALL = NodeRequirements.none()
            .withPackages("curl", "iputils-ping", "tar", "xz-utils", "unzip", "ipset")
            .withVolumes("/opt")
            .withDocker();

    private static final Integer[] MASTER_PORTS = {
        53, 80, 179, 443, 1050, 2181, 2379, 2380, 5050, 7070, 8080, 8101, 8123, 8181, 9000, 9942, 9990, 36771, 41281,
        46839, 61053, 61091, 62020, 62080, 62091, 62501, 64000
    };
    private static final Integer[] AGENT_PORTS = {53, 179, 5051, 61001, 61091, 62020, 62080, 62091, 62501, 64000};

    private final DcosSettings settings;

    DcosInstaller(DcosSettings settings) {
        this.settings = settings;
    }

    /**
     * Begins an installer from a file.
     *
     * @param installer a {@code dcos_generate_config.sh} on this machine
     * @return a builder
     */
    public static DcosInstallerBuilder fromPath(Path installer) {
        return new DcosInstallerBuilder(Optional.of(installer), Optional.empty());
    }

    /**
     * Begins an installer from an address. It is fetched once and kept, below {@code downloads} in the directory of what
     * is kept between runs; with {@link DcosInstallerBuilder#sha256} it is checked.
     *
     * @param installer where a {@code dcos_generate_config.sh} is, by http, https or file
     * @return a builder
     */
    public static DcosInstallerBuilder fromUrl(URI installer) {
        return new DcosInstallerBuilder(Optional.empty(), Optional.of(installer));
    }

    /**
     * Begins one for a DC/OS that is installed already: it can wait, and nothing else.
     *
     * @return a builder
     */
    public static DcosInstallerBuilder installed() {
        return new DcosInstallerBuilder(Optional.empty(), Optional.empty());
    }

    /** {@inheritDoc} Those of all roles together. */
    @Override
    public NodeRequirements requirements() {
        return requirements(Role.MASTER).and(requirements(Role.AGENT));
    }

    /** {@inheritDoc} Every node needs Docker, and what the preflight checks look for. */
    @Override
    public NodeRequirements requirements(Role role) {
        return role.equals(Role.MASTER)
                ? ALL.withPorts(MASTER_PORTS)
                : ALL.withVolumes("/var/lib/mesos/slave").withPorts(AGENT_PORTS);
    }

    @Override
    public Set<Operation> operations() {
        return EnumSet.of(Operation.INSTALL, Operation.WAIT, Operation.UPGRADE);
    }

    /** {@inheritDoc} Those of the set-up and of the units that {@code dcos.target} wants, besides. */
    @Override
    public LogCollection.Builder logs() {
        return Installer.super.logs().units("dcos-download", "dcos-setup").targets("dcos.target");
    }

    @Override
    public InstallPlan plan(Cluster cluster) {
        return new Installation(cluster, settings).plan();
    }

    @Override
    public InstallPlan plan(Cluster cluster, Operation operation) {
        return switch (operation) {
            case INSTALL -> plan(cluster);
            case WAIT -> Readiness.plan(cluster, settings);
            case UPGRADE -> new Upgrade(cluster, settings).plan();
            case CONFIGURE, START, STOP, REMOVE -> Installer.super.plan(cluster, operation);
        };
    }
}
