// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.api;

import java.util.List;

/**
 * Makes clusters on one kind of backend; found with {@link java.util.ServiceLoader}.
 *
 * <p>Backend authors extend the abstract class of the {@code backend-spi} module rather than this. Implementations are
 * thread-safe and have a public constructor without parameters that does no work.
 *
 * @since 0.1
 */
public interface ClusterProvider {

    /**
     * Returns the name by which it is picked.
     *
     * @return lower-case letters, digits and hyphens; unique among the providers on the path
     */
    String id();

    /**
     * Returns whether it is picked only by its id, and never because it is the only one.
     *
     * @return {@code false} for a real backend
     */
    default boolean explicitOnly() {
        return false;
    }

    /**
     * Makes a cluster.
     *
     * @param spec what is wanted
     * @return the cluster, with every node ready
     * @throws InvalidInputException if it cannot be; nothing was made
     * @throws BackendUnavailableException if the backend cannot work here and now; nothing was made
     * @throws ClusterCreationException if it failed; what was made is gone
     */
    Cluster create(ClusterSpec spec);

    /**
     * Returns a cluster that exists, perhaps made by another process. Its nodes are not asked.
     *
     * @param name the cluster's name
     * @param listeners who sees every command
     * @return the cluster; closing it does not destroy it
     * @throws NoSuchClusterException if there is none; it lists those that there are
     */
    Cluster attach(String name, CommandListener... listeners);

    /**
     * Removes a cluster with all that was made for it, also one that was never ready or whose key is lost.
     *
     * @param name the cluster's name
     * @throws NoSuchClusterException if there is none; it lists those that there are
     * @throws ClusterException if something could not be removed; it names what
     */
    void destroy(String name);

    /**
     * Lists the clusters that exist, ready or not.
     *
     * @return by name
     */
    List<ClusterInfo> list();

    /**
     * Examines whether clusters can be made here, and how many nodes there is room for. Never throws because something
     * is wrong: that is what the findings are for, also that no backend answers.
     *
     * @param how how thoroughly
     * @return one finding for each check, in a stable order; none if the backend has no checks
     */
    default List<Finding> doctor(Examination how) {
        return List.of();
    }

    /**
     * Removes what is ours and nobody needs: clusters with all that was made for them, keys, state, and images on
     * request. Nothing that does not carry our labels is touched. A cluster whose owner cannot be seen from here,
     * because it belongs to another user, machine or container, is removed only after its lease has ended.
     *
     * @param request what to remove
     * @return what was removed and what was kept; also what could not be removed, which holds up nothing else
     * @throws BackendUnavailableException if the backend cannot work here and now; nothing was removed
     */
    default CleanReport clean(CleanRequest request) {
        throw new ClusterException("Backend '" + id() + "' has nothing that cleans up: destroy its clusters by name");
    }
}
