// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker;

import io.github.clustere2e.api.BackendOptions;
import io.github.clustere2e.api.OptionValue;
import io.github.clustere2e.api.Role;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What only the Docker backend understands.
 *
 * <p>Immutable and thread-safe. {@code docs/docker-options.md} lists the options by the names that they have on the
 * command line, with their defaults and limits.
 *
 * @since 0.1
 */
public final class DockerOptions implements BackendOptions {

    /** The provider's id. */
    public static final String BACKEND = "docker";

    /** How the names of containers begin when nothing else is said. */
    public static final String DEFAULT_NAME_PREFIX = "cluster-e2e";

    private static final DockerOptions DEFAULTS = builder().build();

    private final Distribution distribution;
    private final @Nullable String image;
    private final @Nullable Path dockerfile;
    private final Set<String> packages;
    private final String namePrefix;
    private final @Nullable Path workspace;
    private final PerRole<DockerMount> mounts;
    private final PerRole<Map.Entry<String, String>> labels;
    private final Map<String, String> environment;
    private final Map<String, String> sysctls;
    private final PerRole<Long> memory;
    private final PerRole<Double> cpus;
    private final PerRole<String> capabilities;
    private final boolean privileged;
    private final @Nullable String seccomp;
    private final @Nullable String appArmor;
    private final List<HostPort> hostPorts;
    private final DockerNetwork network;
    private final boolean cgroupMount;
    private final Access access;
    private final PerRole<DockerInside> dockerInside;

    DockerOptions(DockerOptionsBuilder builder, @Nullable String seccomp) {
        this.distribution = builder.distribution == null ? Distribution.DEBIAN_12 : builder.distribution;
        this.image = builder.image;
        this.dockerfile = builder.dockerfile;
        this.packages = Collections.unmodifiableSet(new LinkedHashSet<>(builder.packages));
        this.namePrefix = builder.namePrefix;
        this.workspace = builder.workspace;
        this.mounts = builder.mounts;
        this.labels = builder.labels;
        this.environment = Collections.unmodifiableMap(new LinkedHashMap<>(builder.environment));
        this.sysctls = Collections.unmodifiableMap(new LinkedHashMap<>(builder.sysctls));
        this.memory = builder.memory;
        this.cpus = builder.cpus;
        this.capabilities = builder.capabilities;
        this.privileged = builder.privileged;
        this.seccomp = seccomp;
        this.appArmor = builder.appArmor;
        this.hostPorts = List.copyOf(builder.hostPorts);
        this.network = builder.network;
        this.cgroupMount = builder.cgroupMount;
        this.access = builder.access;
        this.dockerInside = builder.dockerInside;
    }

    /**
     * Returns the options of a cluster that has none.
     *
     * @return the defaults
     */
    public static DockerOptions defaults() {
        return DEFAULTS;
    }

    /**
     * Begins options.
     *
     * @return a builder
     */
    public static DockerOptionsBuilder builder() {
        return new DockerOptionsBuilder();
    }

    @Override
    public String backendId() {
        return BACKEND;
    }

    /**
     * Returns what the backend makes the image of the nodes of, where they have none of your own.
     *
     * @return {@link Distribution#DEBIAN_12} without being asked
     */
    public Distribution distribution() {
        return distribution;
    }

    /**
     * Returns the image of the nodes.
     *
     * @return empty for one that the backend builds
     */
    public Optional<String> image() {
        return Optional.ofNullable(image);
    }

    /**
     * Returns the Dockerfile from which the image of the nodes is built.
     *
     * @return empty for an image that exists or that the backend builds
     */
    public Optional<Path> dockerfile() {
        return Optional.ofNullable(dockerfile);
    }

    /**
     * Returns the packages that all nodes have besides those that their requirements name.
     *
     * @return package names of the distribution; none without being asked
     */
    public Set<String> packages() {
        return packages;
    }

    /**
     * Returns how the names of the nodes' containers begin.
     *
     * @return {@value #DEFAULT_NAME_PREFIX} without being asked
     */
    public String namePrefix() {
        return namePrefix;
    }

    /**
     * Returns the directory below which images are built.
     *
     * @return empty for the user's cache directory
     */
    public Optional<Path> workspace() {
        return Optional.ofNullable(workspace);
    }

    /**
     * Returns what the nodes of a role see besides their own files.
     *
     * @param role the role
     * @return those for all nodes, then those for the role; none without being asked
     */
    public List<DockerMount> mounts(Role role) {
        return mounts.of(role);
    }

    /**
     * Returns the labels of the containers of a role's nodes, besides those that every node has.
     *
     * @param role the role
     * @return those for all nodes and those for the role, which win; none without being asked
     */
    public Map<String, String> labels(Role role) {
        Map<String, String> merged = new LinkedHashMap<>();
        labels.of(role).forEach(label -> merged.put(label.getKey(), label.getValue()));
        return Collections.unmodifiableMap(merged);
    }

    /**
     * Returns the variables that SSH sessions and services of all nodes see.
     *
     * @return none without being asked
     */
    public Map<String, String> environment() {
        return environment;
    }

    /**
     * Returns the kernel parameters of all nodes.
     *
     * @return none without being asked
     */
    public Map<String, String> sysctls() {
        return sysctls;
    }

    /**
     * Returns the most memory that a node of a role may use.
     *
     * @param role the role
     * @return in bytes; empty for no limit
     */
    public OptionalLong memoryBytes(Role role) {
        return memory.last(role).map(OptionalLong::of).orElseGet(OptionalLong::empty);
    }

    /**
     * Returns the most processor time that a node of a role may use.
     *
     * @param role the role
     * @return in processors; empty for no limit
     */
    public OptionalDouble cpus(Role role) {
        return cpus.last(role).map(OptionalDouble::of).orElseGet(OptionalDouble::empty);
    }

    /**
     * Returns the Linux capabilities of a role's nodes beyond the engine's default and their requirements.
     *
     * @param role the role
     * @return names without the {@code CAP_} prefix; none without being asked
     */
    public Set<String> linuxCapabilities(Role role) {
        return Collections.unmodifiableSet(new LinkedHashSet<>(capabilities.of(role)));
    }

    /**
     * Returns whether the nodes get every right over the host.
     *
     * @return {@code false} without being asked
     */
    public boolean privileged() {
        return privileged;
    }

    /**
     * Returns the seccomp profile of all nodes.
     *
     * @return {@code unconfined}, or a profile in Docker's JSON; empty for the engine's own
     */
    public Optional<String> seccomp() {
        return Optional.ofNullable(seccomp);
    }

    /**
     * Returns the AppArmor profile of all nodes.
     *
     * @return the profile's name, or {@code unconfined}; empty for the engine's own
     */
    public Optional<String> appArmor() {
        return Optional.ofNullable(appArmor);
    }

    /**
     * Returns the ports of nodes that are reached by ports of the engine's machine too.
     *
     * @return none without being asked
     */
    public List<HostPort> hostPorts() {
        return hostPorts;
    }

    /**
     * Returns the network that the nodes are on.
     *
     * @return one of the cluster's own without being asked
     */
    public DockerNetwork network() {
        return network;
    }

    /**
     * Returns whether nodes see the control groups of the engine's machine.
     *
     * @return {@code true} without being asked
     */
    public boolean cgroupMount() {
        return cgroupMount;
    }

    /**
     * Returns the way to the nodes' SSH servers.
     *
     * @return {@link Access#AUTOMATIC} without being asked
     */
    public Access access() {
        return access;
    }

    /**
     * Returns the Docker engine inside a role's nodes.
     *
     * @param role the role
     * @return empty without being asked: they have none
     */
    public Optional<DockerInside> dockerInside(Role role) {
        return dockerInside.last(role);
    }

    /**
     * Returns the roles that any of these options names.
     *
     * @return in the order of their names
     */
    public Set<Role> roles() {
        Set<Role> roles = new TreeSet<>();
        List.of(mounts, labels, memory, cpus, capabilities, dockerInside)
                .forEach(option -> roles.addAll(option.roles()));
        hostPorts.forEach(port -> roles.add(port.role()));
        return Collections.unmodifiableSet(roles);
    }

    /**
     * Writes the options by name, as the command line gives them. Reading that back gives the same options.
     *
     * @return only what is not as without options
     */
    public List<OptionValue> values() {
        OptionValues values = new OptionValues();
        image().ifPresent(value -> values.add("image", value));
        dockerfile()
                .ifPresent(
                        value -> values.add("dockerfile", value.toAbsolutePath().toString()));
        if (distribution != Distribution.DEBIAN_12) {
            values.add("distribution", distribution.id());
        }
        packages.forEach(value -> values.add("packages", value));
        if (!namePrefix.equals(DEFAULT_NAME_PREFIX)) {
            values.add("name-prefix", namePrefix);
        }
        workspace()
                .ifPresent(
                        value -> values.add("workspace", value.toAbsolutePath().toString()));
        values.addAll("mount", mounts, OptionValues::text);
        values.addAll("label", labels, label -> label.getKey() + "=" + label.getValue());
        values.addAll("environment", environment);
        values.addAll("sysctl", sysctls);
        values.addAll("memory", memory, Sizes::text);
        values.addAll("cpus", cpus, String::valueOf);
        values.addAll("capability", capabilities, name -> name);
        if (privileged) {
            values.add("privileged", "true");
        }
        seccomp().ifPresent(value -> values.add("seccomp", value));
        appArmor().ifPresent(value -> values.add("apparmor", value));
        hostPorts.forEach(values::add);
        values.add(network);
        if (!cgroupMount) {
            values.add("cgroup-mount", "false");
        }
        if (access != Access.AUTOMATIC) {
            values.add("access", OptionValues.text(access));
        }
        values.addAll("docker", dockerInside, DockerInside::toString);
        return values.all();
    }

    /** {@inheritDoc} Where images are built, and what a Dockerfile says, are no part of it. */
    @Override
    public String fingerprint() {
        return values().stream()
                .filter(value -> !value.name().equals("workspace"))
                .map(value -> value.name() + "=" + value.value())
                .collect(Collectors.joining("\n"));
    }

    @Override
    public String toString() {
        return values().toString();
    }
}
