// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.api;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What software needs of the nodes that it is to run on.
 *
 * <p>A backend gives exactly this, or refuses with {@link InvalidInputException} before it makes anything.
 *
 * <p>The constructor throws {@link InvalidInputException} if a path is not absolute.
 *
 * @param packages distribution packages that are there from the start
 * @param volumes absolute paths that must not lie on the node's root file system
 * @param tmpfs absolute paths that must be in memory
 * @param linuxCapabilities Linux capabilities beyond the backend's default, such as {@code NET_ADMIN}
 * @since 0.1
 */
public record NodeRequirements(
        Set<String> packages, Set<String> volumes, Set<String> tmpfs, Set<String> linuxCapabilities) {

    private static final NodeRequirements NONE = new NodeRequirements(Set.of(), Set.of(), Set.of(), Set.of());

    /**
     * Checks what it is given.
     *
     * @param packages as the record says
     * @param volumes as the record says
     * @param tmpfs as the record says
     * @param linuxCapabilities as the record says
     */
    public NodeRequirements {
        packages = copy(packages);
        volumes = absolute(copy(volumes));
        tmpfs = absolute(copy(tmpfs));
        linuxCapabilities = copy(linuxCapabilities);
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
        return new NodeRequirements(union(packages, List.of(names)), volumes, tmpfs, linuxCapabilities);
    }

    /**
     * Returns requirements with these volumes besides.
     *
     * @param paths absolute paths
     * @return the wider requirements
     */
    public NodeRequirements withVolumes(String... paths) {
        return new NodeRequirements(packages, union(volumes, List.of(paths)), tmpfs, linuxCapabilities);
    }

    /**
     * Returns requirements with these memory file systems besides.
     *
     * @param paths absolute paths
     * @return the wider requirements
     */
    public NodeRequirements withTmpfs(String... paths) {
        return new NodeRequirements(packages, volumes, union(tmpfs, List.of(paths)), linuxCapabilities);
    }

    /**
     * Returns requirements with these Linux capabilities besides.
     *
     * @param names names without the {@code CAP_} prefix
     * @return the wider requirements
     */
    public NodeRequirements withLinuxCapabilities(String... names) {
        return new NodeRequirements(packages, volumes, tmpfs, union(linuxCapabilities, List.of(names)));
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
                union(linuxCapabilities, other.linuxCapabilities));
    }

    private static Set<String> union(Set<String> some, Collection<String> more) {
        Set<String> all = new LinkedHashSet<>(some);
        all.addAll(more);
        return all;
    }

    private static Set<String> copy(Set<String> values) {
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
