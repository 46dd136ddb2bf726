// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker;

import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.api.Role;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Collects {@link DockerOptions}. Not thread-safe.
 *
 * <p>No method but {@link #build()} throws: it names everything that is wrong at once.
 *
 * @since 0.1
 */
public final class DockerOptionsBuilder {

    @Nullable
    Distribution distribution;

    @Nullable
    String image;

    @Nullable
    Path dockerfile;

    @Nullable
    Path workspace;

    @Nullable
    String seccomp;

    @Nullable
    String appArmor;

    String namePrefix = DockerOptions.DEFAULT_NAME_PREFIX;
    boolean privileged;
    boolean cgroupMount = true;
    DockerNetwork network = DockerNetwork.own();
    Access access = Access.AUTOMATIC;
    PerRole<DockerMount> mounts = PerRole.none();
    PerRole<Map.Entry<String, String>> labels = PerRole.none();
    PerRole<Long> memory = PerRole.none();
    PerRole<Double> cpus = PerRole.none();
    PerRole<String> capabilities = PerRole.none();
    PerRole<DockerInside> dockerInside = PerRole.none();
    final Set<String> packages = new LinkedHashSet<>();
    final Map<String, String> environment = new LinkedHashMap<>();
    final Map<String, String> sysctls = new LinkedHashMap<>();
    final List<HostPort> hostPorts = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    DockerOptionsBuilder() {}

    /**
     * Sets what the backend makes the image of the nodes of. Excludes an image or a Dockerfile of your own.
     *
     * @param distribution {@link Distribution#DEBIAN_12} without this
     * @return this
     */
    public DockerOptionsBuilder distribution(Distribution distribution) {
        this.distribution = distribution;
        return this;
    }

    /**
     * Uses an image of your own. It has systemd as {@code /sbin/init} and OpenSSH's server; that is looked after.
     *
     * @param reference a name with a tag, or an image id, that the engine has
     * @return this
     */
    public DockerOptionsBuilder image(String reference) {
        this.image = reference;
        return this;
    }

    /**
     * Builds the image from a Dockerfile of your own. It has systemd as {@code /sbin/init} and OpenSSH's server; that is looked
     * after.
     *
     * @param file a Dockerfile; its directory is what it may copy from
     * @return this
     */
    public DockerOptionsBuilder dockerfile(Path file) {
        this.dockerfile = file;
        return this;
    }

    /**
     * Puts packages into the image of all nodes, besides those that their requirements name.
     *
     * @param names package names of the distribution
     * @return this
     */
    public DockerOptionsBuilder packages(String... names) {
        packages.addAll(List.of(names));
        return this;
    }

    /**
     * Sets how the names of containers begin. Networks and volumes keep their names: they hold the cluster's name.
     *
     * @param prefix letters, digits, '_', '.' and '-'; {@value DockerOptions#DEFAULT_NAME_PREFIX} without this
     * @return this
     */
    public DockerOptionsBuilder namePrefix(String prefix) {
        this.namePrefix = prefix;
        return this;
    }

    /**
     * Sets the directory below which images are built; what is put there is gone again afterwards.
     *
     * @param directory made if it is not there; the user's cache directory without this
     * @return this
     */
    public DockerOptionsBuilder workspace(Path directory) {
        this.workspace = directory;
        return this;
    }

    /**
     * Lets all nodes see something besides their own files.
     *
     * @param mount what they see, and where
     * @return this
     */
    public DockerOptionsBuilder mount(DockerMount mount) {
        mounts = mounts.with(mount);
        return this;
    }

    /**
     * Lets the nodes of a role see something besides their own files.
     *
     * @param role the role
     * @param mount what they see, and where
     * @return this
     */
    public DockerOptionsBuilder mount(Role role, DockerMount mount) {
        mounts = mounts.with(role, mount);
        return this;
    }

    /**
     * Puts a label on the containers of all nodes.
     *
     * @param key not beginning with {@code io.github.clustere2e.}
     * @param value the label's value
     * @return this
     */
    public DockerOptionsBuilder label(String key, String value) {
        labels = labels.with(Map.entry(key, value));
        return this;
    }

    /**
     * Puts a label on the containers of a role's nodes.
     *
     * @param role the role
     * @param key not beginning with {@code io.github.clustere2e.}
     * @param value the label's value
     * @return this
     */
    public DockerOptionsBuilder label(Role role, String key, String value) {
        labels = labels.with(role, Map.entry(key, value));
        return this;
    }

    /**
     * Sets a variable for the SSH sessions and the services of all nodes.
     *
     * @param name letters, digits and underscores
     * @param value in one line
     * @return this
     */
    public DockerOptionsBuilder environment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /**
     * Sets a kernel parameter of all nodes.
     *
     * @param name of a kernel parameter that each container has for itself, such as {@code net.core.somaxconn}
     * @param value as {@code sysctl -w} takes it
     * @return this
     */
    public DockerOptionsBuilder sysctl(String name, String value) {
        sysctls.put(name, value);
        return this;
    }

    /**
     * Limits the memory of each node; one that needs more loses processes.
     *
     * @param size such as {@code 512m} or {@code 2g}
     * @return this
     */
    public DockerOptionsBuilder memory(String size) {
        check("memory", () -> memory = memory.with(Sizes.bytes(size)));
        return this;
    }

    /**
     * Limits the memory of each node of a role; one that needs more loses processes.
     *
     * @param role the role
     * @param size such as {@code 512m} or {@code 2g}
     * @return this
     */
    public DockerOptionsBuilder memory(Role role, String size) {
        check("memory." + role, () -> memory = memory.with(role, Sizes.bytes(size)));
        return this;
    }

    /**
     * Limits the processor time of each node.
     *
     * @param processors such as 1.5
     * @return this
     */
    public DockerOptionsBuilder cpus(double processors) {
        cpus = cpus.with(processors);
        return this;
    }

    /**
     * Limits the processor time of each node of a role.
     *
     * @param role the role
     * @param processors such as 1.5
     * @return this
     */
    public DockerOptionsBuilder cpus(Role role, double processors) {
        cpus = cpus.with(role, processors);
        return this;
    }

    /**
     * Gives all nodes a Linux capability beyond the engine's default.
     *
     * @param name without the {@code CAP_} prefix, such as {@code NET_ADMIN}
     * @return this
     */
    public DockerOptionsBuilder linuxCapability(String name) {
        capabilities = capabilities.with(name);
        return this;
    }

    /**
     * Gives the nodes of a role a Linux capability beyond the engine's default.
     *
     * @param role the role
     * @param name without the {@code CAP_} prefix, such as {@code NET_ADMIN}
     * @return this
     */
    public DockerOptionsBuilder linuxCapability(Role role, String name) {
        capabilities = capabilities.with(role, name);
        return this;
    }

    /**
     * Gives the nodes every right over the host. Software that needs this harms the host if it fails.
     *
     * @param all whether to
     * @return this
     */
    public DockerOptionsBuilder privileged(boolean all) {
        this.privileged = all;
        return this;
    }

    /**
     * Sets the seccomp profile of all nodes.
     *
     * @param profile {@code default} for the engine's own, {@code unconfined} for none, or the path of a file in Docker's JSON
     * @return this
     */
    public DockerOptionsBuilder seccomp(String profile) {
        this.seccomp = profile.equals("default") ? null : profile;
        return this;
    }

    /**
     * Sets the AppArmor profile of all nodes.
     *
     * @param profile the name of a profile that is loaded on the engine's machine, or {@code unconfined}
     * @return this
     */
    public DockerOptionsBuilder appArmor(String profile) {
        this.appArmor = profile;
        return this;
    }

    /**
     * Lets a port of one node be reached by a port of the engine's machine too.
     *
     * @param map which port of which node
     * @return this
     */
    public DockerOptionsBuilder hostPort(HostPort map) {
        hostPorts.add(map);
        return this;
    }

    /**
     * Sets the network that the nodes are on.
     *
     * @param which one of the cluster's own without this
     * @return this
     */
    public DockerOptionsBuilder network(DockerNetwork which) {
        this.network = which;
        return this;
    }

    /**
     * Sets whether nodes see the control groups of the engine's machine. Without them each has a control group namespace of its
     * own, which systemd can only use with the Linux capability {@code SYS_ADMIN}.
     *
     * @param mounted {@code true} without this
     * @return this
     */
    public DockerOptionsBuilder cgroupMount(boolean mounted) {
        this.cgroupMount = mounted;
        return this;
    }

    /**
     * Sets the way to the nodes' SSH servers.
     *
     * @param way {@link Access#AUTOMATIC} without this
     * @return this
     */
    public DockerOptionsBuilder access(Access way) {
        this.access = way;
        return this;
    }

    /**
     * Puts a Docker engine into all nodes. They get the Linux capabilities {@code SYS_ADMIN} and {@code NET_ADMIN}, and no
     * seccomp or AppArmor profile unless one is named, since an engine cannot run a container with less.
     *
     * @param engine which version, and how it keeps its images
     * @return this
     */
    public DockerOptionsBuilder dockerInside(DockerInside engine) {
        dockerInside = dockerInside.with(engine);
        return this;
    }

    /**
     * Puts a Docker engine into the nodes of a role, as {@link #dockerInside(DockerInside)} does for all.
     *
     * @param role the role
     * @param engine which version, and how it keeps its images
     * @return this
     */
    public DockerOptionsBuilder dockerInside(Role role, DockerInside engine) {
        dockerInside = dockerInside.with(role, engine);
        return this;
    }

    /**
     * Returns what is wrong so far.
     *
     * @return one sentence for each problem; empty if the options can be built
     */
    public List<String> problems() {
        List<String> all = new ArrayList<>(problems);
        all.addAll(OptionProblems.of(this));
        return all;
    }

    /**
     * Builds the options.
     *
     * @return the options
     * @throws InvalidInputException that names everything that is wrong
     */
    public DockerOptions build() {
        List<String> wrong = problems();
        if (!wrong.isEmpty()) {
            throw new InvalidInputException(
                    "These options of the Docker backend cannot be: " + String.join("; ", wrong));
        }
        return new DockerOptions(this, SeccompProfile.read(seccomp));
    }

    private void check(String option, Runnable setter) {
        try {
            setter.run();
        } catch (InvalidInputException e) {
            problems.add(option + ": " + e.getMessage());
        }
    }
}
