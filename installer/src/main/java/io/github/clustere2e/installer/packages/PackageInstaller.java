// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.packages;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.Role;
import io.github.clustere2e.installer.InstallPlan;
import io.github.clustere2e.installer.Installer;
import io.github.clustere2e.installer.internal.CacheHome;
import io.github.clustere2e.installer.internal.DebPackages;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Installs packages of the nodes' distribution, configures them, and starts their services.
 *
 * <p>Packages asked for by name are fetched with everything that they need and the nodes lack, by one node for all
 * nodes that are like it, and are kept on this machine: the next time, and on all other nodes, no network is needed.
 * They are kept below {@code packages} in the directory that the system property {@value #CACHE_PROPERTY} names, else
 * the environment variable {@value #CACHE_ENVIRONMENT}, else in {@code cluster-e2e} below {@code $XDG_CACHE_HOME} or
 * {@code ~/.cache}; by distribution, and by a digest of the names and of what the nodes have installed already. Delete
 * the directory to have newer versions.
 *
 * <p>What is installed already is not installed again. Configuration files are written first, so that a service that
 * its package starts is right the first time; one that changes later has its services restarted.
 *
 * <p>Debian packages can be installed now, as root.
 *
 * @since 0.1
 */
public final class PackageInstaller implements Installer {

    /** The system property that names the directory of what is kept between runs. */
    public static final String CACHE_PROPERTY = "clustere2e.cache";

    /** The environment variable that names the directory of what is kept between runs. */
    public static final String CACHE_ENVIRONMENT = "CLUSTER_E2E_CACHE";

    /** How long each task on a node may take when nothing else is said: 10 minutes. */
    public static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(10);

    private final List<String> names;
    private final List<Path> files;
    private final Set<Role> roles;
    private final List<ConfigFile> configFiles;
    private final List<String> services;
    private final Path cache;
    private final Duration timeout;

    private PackageInstaller(Builder builder) {
        this.names = List.copyOf(builder.names);
        this.files = List.copyOf(builder.files);
        this.roles = Set.copyOf(builder.roles);
        this.configFiles = List.copyOf(builder.configFiles);
        this.services = List.copyOf(builder.services);
        this.cache = builder.cache;
        this.timeout = builder.timeout;
    }

    /**
     * Begins an installer of packages by their names.
     *
     * @param names names in the nodes' distribution, such as {@code etcd-server}, or {@code etcd-server=3.4.23-4}
     * @return a builder
     */
    public static Builder of(String... names) {
        return new Builder(List.of(names), List.of());
    }

    /**
     * Begins an installer of package files. What they need must be among them or on the nodes.
     *
     * @param files files on this machine
     * @return a builder
     */
    public static Builder files(List<Path> files) {
        return new Builder(List.of(), files);
    }

    @Override
    public InstallPlan plan(Cluster cluster) {
        return new PackagePlan(this, cluster).build();
    }

    List<String> names() {
        return names;
    }

    List<Path> files() {
        return files;
    }

    Set<Role> roles() {
        return roles;
    }

    List<ConfigFile> configFiles() {
        return configFiles;
    }

    List<String> services() {
        return services;
    }

    Path cache() {
        return cache;
    }

    Duration timeout() {
        return timeout;
    }

    /**
     * Collects what is installed and how. Not thread-safe.
     *
     * @since 0.1
     */
    public static final class Builder {

        private final List<String> names;
        private final List<Path> files;
        private final Set<Role> roles = new LinkedHashSet<>();
        private final List<ConfigFile> configFiles = new ArrayList<>();
        private final List<String> services = new ArrayList<>();
        private Path cache = CacheHome.of(System.getProperties(), System.getenv());
        private Duration timeout = DEFAULT_TIMEOUT;

        private Builder(List<String> names, List<Path> files) {
            this.names = names;
            this.files = files;
        }

        /**
         * Installs on the nodes of these roles only; without this, on all nodes.
         *
         * @param wanted the roles
         * @return this
         */
        public Builder roles(Role... wanted) {
            roles.addAll(List.of(wanted));
            return this;
        }

        /**
         * Writes a file on each node before the packages are installed.
         *
         * @param path an absolute path on the node
         * @param text what is in it on each node
         * @return this
         */
        public Builder configFile(String path, Function<Node, String> text) {
            configFiles.add(new ConfigFile(path, text));
            return this;
        }

        /**
         * Starts a service after the packages are installed, and waits until it has started.
         *
         * @param unit a unit of systemd, such as {@code etcd}
         * @return this
         */
        public Builder service(String unit) {
            services.add(unit);
            return this;
        }

        /**
         * Keeps packages elsewhere.
         *
         * @param directory a directory of this machine; made if it is missing
         * @return this
         */
        public Builder cache(Path directory) {
            this.cache = directory;
            return this;
        }

        /**
         * Limits how long each task on a node may take, such as to fetch all packages or to install them.
         *
         * @param limit positive
         * @return this
         */
        public Builder timeout(Duration limit) {
            this.timeout = limit;
            return this;
        }

        /**
         * Builds the installer.
         *
         * @return the installer
         * @throws InvalidInputException that names everything that is wrong
         */
        public PackageInstaller build() {
            List<String> problems = new ArrayList<>(DebPackages.problems(names));
            if (names.isEmpty() && files.isEmpty()) {
                problems.add("there is no package to install: name at least one");
            }
            for (Path file : files) {
                if (!Files.isRegularFile(file)) {
                    problems.add("'" + file + "' is not a file");
                } else if (!file.toString().endsWith(".deb")) {
                    problems.add("'" + file + "' is not a Debian package, whose name ends in .deb");
                }
            }
            configFiles.stream()
                    .filter(file -> !file.path().startsWith("/"))
                    .forEach(file -> problems.add("'" + file.path() + "' is not an absolute path"));
            if (timeout.isZero() || timeout.isNegative()) {
                problems.add("the time limit of " + timeout + " is not positive");
            }
            if (!problems.isEmpty()) {
                throw new InvalidInputException("These packages cannot be installed: " + String.join("; ", problems));
            }
            return new PackageInstaller(this);
        }
    }
}
