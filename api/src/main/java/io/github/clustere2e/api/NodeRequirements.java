// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.api;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What software needs of the nodes that it is to run on.
 *
 * <p>A backend gives exactly this, or refuses with {@link InvalidInputException} before it makes anything.
 *
 * <p>The constructor throws {@link InvalidInputException} if a path is not absolute, or a port cannot be one.
 *
 * @param packages distribution packages that are there from the start
 * @param volumes absolute paths that must not lie on the node's root file system
 * @param tmpfs absolute paths that must be in memory
 * @param linuxCapabilities Linux capabilities beyond the backend's default, such as {@code NET_ADMIN}
 * @param docker whether a Docker engine runs on the node, with its client; which version is an option of the backend
 * @param mounts what the node sees of the machine that it runs on
 * @param ports TCP ports that are free on the node, and that the other nodes reach there
 * @since 0.1
 */
public record NodeRequirements(
        Set<String> packages,
        Set<String> volumes,
        Set<String> tmpfs,
        Set<String> linuxCapabilities,
        boolean docker,
        Set<HostMount> mounts,
        Set<Integer> ports) {

    private static final NodeRequirements NONE =
            new NodeRequirements(Set.of(), Set.of(), Set.of(), Set.of(), false, Set.of(), Set.of());

    /**
     * Checks what it is given.
     *
     * @param packages as the record says
     * @param volumes as the record says
     * @param tmpfs as the record says
     * @param linuxCapabilities as the record says
     * @param docker as the record says
     * @param mounts as the record says
     * @param ports as the record says
     */
    public NodeRequirements {
        packages = copy(packages);
        volumes = absolute(copy(volumes));
        tmpfs = absolute(copy(tmpfs));
        linuxCapabilities = copy(linuxCapabilities);
        mounts = copy(mounts);
        ports = copy(ports);
        for (int port : ports) {
            if (port < 1 || port > 65535) {
                throw new InvalidInputException(port + " is no TCP port: use 1 to 65535");
            }
        }
    }

    /**
     * Returns requirements that any node meets.
     *
     * @return no requirements
     */
    public static NodeRequirements none() {
        return NONE;
    }

    /**
     * Returns requirements with these packages besides.
     *
     * @param names package names of the node's distribution
     * @return the wider requirements
     */
    public NodeRequirements withPackages(String... names) {
        return and(new NodeRequirements(ordered(names), Set.of(), Set.of(), Set.of(), false, Set.of(), Set.of()));
    }

    /**
     * Returns requirements with these volumes besides.
     *
     * @param paths absolute paths
     * @return the wider requirements
     */
    public NodeRequirements withVolumes(String... paths) {
        return and(new NodeRequirements(Set.of(), ordered(paths), Set.of(), Set.of(), false, Set.of(), Set.of()));
    }

    /**
     * Returns requirements with these memory file systems besides.
     *
     * @param paths absolute paths
     * @return the wider requirements
     */
    public NodeRequirements withTmpfs(String... paths) {
        return and(new NodeRequirements(Set.of(), Set.of(), ordered(paths), Set.of(), false, Set.of(), Set.of()));
    }

    /**
     * Returns requirements with these Linux capabilities besides.
     *
     * @param names names without the {@code CAP_} prefix
     * @return the wider requirements
     */
    public NodeRequirements withLinuxCapabilities(String... names) {
        return and(new NodeRequirements(Set.of(), Set.of(), Set.of(), ordered(names), false, Set.of(), Set.of()));
    }

    /**
     * Returns requirements with a Docker engine on the node besides.
     *
     * @return the wider requirements
     */
    public NodeRequirements withDocker() {
        return and(new NodeRequirements(Set.of(), Set.of(), Set.of(), Set.of(), true, Set.of(), Set.of()));
    }

    /**
     * Returns requirements with these mounts besides.
     *
     * @param more what nodes see of the machine that they run on
     * @return the wider requirements
     */
    public NodeRequirements withMounts(HostMount... more) {
        return and(new NodeRequirements(Set.of(), Set.of(), Set.of(), Set.of(), false, ordered(more), Set.of()));
    }

    /**
     * Returns requirements with these ports besides.
     *
     * @param more TCP ports
     * @return the wider requirements
     */
    public NodeRequirements withPorts(Integer... more) {
        return and(new NodeRequirements(Set.of(), Set.of(), Set.of(), Set.of(), false, Set.of(), ordered(more)));
    }

    /**
     * Returns requirements that meet both these and the others.
     *
     * @param other the others
     * @return the union
     */
    public NodeRequirements and(NodeRequirements other) {
        return new NodeRequirements(
                union(packages, other.packages),
                union(volumes, other.volumes),
                union(tmpfs, other.tmpfs),
                union(linuxCapabilities, other.linuxCapabilities),
                docker || other.docker,
                union(mounts, other.mounts),
                union(ports, other.ports));
    }

    private static <T> Set<T> union(Set<T> some, Set<T> more) {
        Set<T> all = new LinkedHashSet<>(some);
        all.addAll(more);
        return all;
    }

    private static <T> Set<T> ordered(T[] values) {
        return new LinkedHashSet<>(List.of(values));
    }

    private static <T> Set<T> copy(Set<T> values) {
        return Collections.unmodifiableSet(new LinkedHashSet<>(values));
    }

    private static Set<String> absolute(Set<String> paths) {
        for (String path : paths) {
            if (!path.startsWith("/")) {
                throw new InvalidInputException("'" + path + "' is not an absolute path on a node: begin it with '/'");
            }
        }
        return paths;
    }
}
