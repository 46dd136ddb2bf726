// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.service;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.Role;
import io.github.clustere2e.installer.InstallPlan;
import io.github.clustere2e.installer.Installer;
import io.github.clustere2e.installer.Operation;
import io.github.clustere2e.installer.StepTask;
import io.github.clustere2e.installer.condition.Condition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Installs software that runs as services of systemd, and does every other {@link Operation} with it.
 *
 * <p>Configuration files are written before the software is installed, so that a service that its package starts is
 * right the first time; one that changes later has its services started anew. Secrets are written after it, since their
 * owner may come with it; then, and where there is an order, no installation starts a service by itself.
 *
 * <ul>
 *   <li>{@link Operation#INSTALL} and {@link Operation#START} start in the {@linkplain Builder#order order}, and then wait
 *       on each node until it is {@linkplain Builder#health healthy}; so does {@link Operation#WAIT}.
 *   <li>{@link Operation#CONFIGURE} and {@link Operation#UPGRADE} go node by node: where something changes the services
 *       are stopped and started, and the next node begins when the one before is healthy. They stop at the first that is
 *       not.
 *   <li>{@link Operation#STOP} stops in the opposite order, and {@link Operation#REMOVE} then takes everything away:
 *       software, configuration and secrets. Packages that were installed because others needed them stay.
 * </ul>
 *
 * <p>Works as root. Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class ServiceInstaller implements Installer {

    /** How long it may take to start a service or to stop it when nothing else is said: 10 minutes. */
    public static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(10);

    private final Settings settings;

    private ServiceInstaller(Settings settings) {
        this.settings = settings;
    }

    /**
     * Begins an installer.
     *
     * @param name what is installed, for people, such as {@code etcd}
     * @param source where it comes from
     * @return a builder
     */
    public static Builder of(String name, Source source) {
        return new Builder(name, source);
    }

    @Override
    public Set<Operation> operations() {
        return Set.of(Operation.values());
    }

    @Override
    public InstallPlan plan(Cluster cluster) {
        return plan(cluster, Operation.INSTALL);
    }

    @Override
    public InstallPlan plan(Cluster cluster, Operation operation) {
        return new ServicePlan(settings, cluster, operation).build();
    }

    /** What was said to a builder. */
    record Settings(
            String name,
            Source source,
            Set<Role> roles,
            List<ConfigFile> configFiles,
            List<SecretFile> secretFiles,
            List<String> services,
            StartOrder order,
            Optional<StepTask> firstStart,
            Optional<Condition> health,
            Duration timeout) {}

    /**
     * Collects what is installed and how it is run. Not thread-safe.
     *
     * @since 0.1
     */
    public static final class Builder {

        private final String name;
        private final Source source;
        private final Set<Role> roles = new LinkedHashSet<>();
        private final List<ConfigFile> configFiles = new ArrayList<>();
        private final List<SecretFile> secretFiles = new ArrayList<>();
        private final List<String> services = new ArrayList<>();
        private StartOrder order = StartOrder.AT_ONCE;
        private Optional<StepTask> firstStart = Optional.empty();
        private Optional<Condition> health = Optional.empty();
        private Duration timeout = DEFAULT_TIMEOUT;

        private Builder(String name, Source source) {
            this.name = name;
            this.source = source;
        }

        /**
         * Installs on the nodes of these roles only; without this, on all nodes.
         *
         * @param wanted the roles
         * @return this
         */
        public Builder roles(Iterable<Role> wanted) {
            wanted.forEach(roles::add);
            return this;
        }

        /**
         * Writes a file on each node before the software is installed.
         *
         * @param path an absolute path on the node
         * @param text what is in it on each node; a {@link io.github.clustere2e.installer.Template} is one
         * @return this
         */
        public Builder configFile(String path, Function<Node, String> text) {
            configFiles.add(new ConfigFile(path, text));
            return this;
        }

        /**
         * Writes a file that only its owner may read, with the same secret on all nodes: what a node has already, else a
         * new one. It is in no report, log or error.
         *
         * @param path an absolute path on the node
         * @param owner a user of the node, after the software is installed
         * @param generate makes a new secret
         * @return this
         */
        public Builder secretFile(String path, String owner, Supplier<String> generate) {
            secretFiles.add(new SecretFile(path, owner, generate));
            return this;
        }

        /**
         * Starts a service, at each boot too, after the software is installed, and waits until it has started.
         *
         * @param unit a unit of systemd, such as {@code etcd}; several are started in the order in which they are given
         * @return this
         */
        public Builder service(String unit) {
            services.add(unit);
            return this;
        }

        /**
         * Starts the nodes' services in an order; without this, all at once.
         *
         * @param wanted the order
         * @return this
         */
        public Builder order(StartOrder wanted) {
            this.order = wanted;
            return this;
        }

        /**
         * Does something before the first service of the first node is started, when the cluster is installed or started,
         * such as to start it by a program that founds a cluster. Not when nodes are started anew one by one.
         *
         * @param task is run also where the service runs already
         * @return this
         */
        public Builder firstStart(StepTask task) {
            this.firstStart = Optional.of(task);
            return this;
        }

        /**
         * Says when a node is healthy, such as when it sees all other members. It is asked on each node, with its own
         * {@linkplain Condition#within limit}. Without this, a node is healthy when its services are active.
         *
         * @param condition the condition
         * @return this
         */
        public Builder health(Condition condition) {
            this.health = Optional.of(condition);
            return this;
        }

        /**
         * Limits how long it may take to start or stop a service on a node.
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
        public ServiceInstaller build() {
            List<String> problems = new ArrayList<>();
            configFiles.forEach(file -> absolute(file.path(), problems));
            secretFiles.forEach(file -> absolute(file.path(), problems));
            if (timeout.isZero() || timeout.isNegative()) {
                problems.add("the time limit of " + timeout + " is not positive");
            }
            if (services.isEmpty() && (order != StartOrder.AT_ONCE || firstStart.isPresent())) {
                problems.add("there is an order of starting and no service to start");
            }
            if (!problems.isEmpty()) {
                throw new InvalidInputException(
                        "'" + name + "' cannot be installed like this: " + String.join("; ", problems));
            }
            return new ServiceInstaller(new Settings(
                    name,
                    source,
                    Set.copyOf(roles),
                    List.copyOf(configFiles),
                    List.copyOf(secretFiles),
                    List.copyOf(services),
                    order,
                    firstStart,
                    health,
                    timeout));
        }

        private static void absolute(String path, List<String> problems) {
            if (!path.startsWith("/")) {
                problems.add("'" + path + "' is not an absolute path");
            }
        }
    }
}
