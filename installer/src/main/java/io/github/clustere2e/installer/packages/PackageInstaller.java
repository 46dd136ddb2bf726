// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.packages;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.Role;
import io.github.clustere2e.installer.InstallPlan;
import io.github.clustere2e.installer.Installer;
import io.github.clustere2e.installer.Operation;
import io.github.clustere2e.installer.service.ServiceInstaller;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Installs packages of the nodes' distribution, configures them, and starts their services.
 *
 * <p>Packages asked for by name are fetched with everything that they need and the nodes lack, by one node for all
 * nodes that are like it, and are kept on this machine: the next time, and on all other nodes, no network is needed.
 * They are kept below {@code packages} in the directory that the system property {@value #CACHE_PROPERTY} names, else
 * the environment variable {@value #CACHE_ENVIRONMENT}, else in {@code cluster-e2e} below {@code $XDG_CACHE_HOME} or
 * {@code ~/.cache}; by distribution, and by a digest of the names and of what the nodes have installed already.
 * To have newer versions, {@linkplain Builder#refresh fetch anew}.
 *
 * <p>What is installed already is not installed again. Configuration files are written first, so that a service that
 * its package starts is right the first time; one that changes later has its services restarted. Every other
 * {@link Operation} can be done too, as {@link ServiceInstaller} says, on which this stands: take that for what must be
 * started in an order, is healthy only when something more is true, or has secrets.
 *
 * <p>Packages of Debian and of what is made of it are installed by apt, those of Fedora and its like by dnf, by root. A
 * node that says in {@code /etc/os-release} that it is like neither is asked for its programs. The way of dnf was tried
 * with packages of our own on a Debian that has dnf and rpm, and never on a Fedora.
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

    private final ServiceInstaller software;

    private PackageInstaller(ServiceInstaller software) {
        this.software = software;
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
    public Set<Operation> operations() {
        return software.operations();
    }

    @Override
    public InstallPlan plan(Cluster cluster) {
        return software.plan(cluster);
    }

    @Override
    public InstallPlan plan(Cluster cluster, Operation operation) {
        return software.plan(cluster, operation);
    }

    /**
     * Collects what is installed and how. Not thread-safe.
     *
     * @since 0.1
     */
    public static final class Builder {

        private final List<String> names;
        private final List<Path> files;
        private final List<Role> roles = new ArrayList<>();
        private final Map<String, Function<Node, String>> configFiles = new LinkedHashMap<>();
        private final List<String> services = new ArrayList<>();
        private @Nullable Path cache;
        private boolean refresh;
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
            configFiles.put(path, text);
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
         * Fetches packages though the cache has them, such as to upgrade to newer versions; what is installed and not
         * upgraded stays.
         *
         * @return this
         */
        public Builder refresh() {
            this.refresh = true;
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
            List<String> problems = PackageSource.problems(names, files, timeout);
            configFiles.keySet().stream()
                    .filter(path -> !path.startsWith("/"))
                    .forEach(path -> problems.add("'" + path + "' is not an absolute path"));
            if (!problems.isEmpty()) {
                throw new InvalidInputException("These packages cannot be installed: " + String.join("; ", problems));
            }
            PackageSource known = PackageSource.of(names, files);
            PackageSource source =
                    new PackageSource(names, files, cache == null ? known.cache() : cache, refresh, timeout);
            ServiceInstaller.Builder software =
                    ServiceInstaller.of(source.what(), source).roles(roles).timeout(timeout);
            configFiles.forEach(software::configFile);
            services.forEach(software::service);
            return new PackageInstaller(software.build());
        }
    }
}
