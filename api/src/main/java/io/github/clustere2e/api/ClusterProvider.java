// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.api;

import java.util.List;
import java.util.Optional;

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
     * Returns a cluster that exists, perhaps made by another process. Its nodes are not asked: some may be switched off,
     * and commands on those fail with an error that says so, until {@link PowerControl} has started them.
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
     * Makes a cluster from a snapshot: nodes with the same names, addresses, host keys and file systems.
     *
     * @param spec which snapshot, and what is wanted of the cluster
     * @return the cluster, with every node ready
     * @throws NoSuchSnapshotException if there is none of that tag; it lists those that there are
     * @throws SnapshotInUseException if another cluster has the addresses, for longer than the spec waits
     * @throws NameTakenException if there is a cluster of that name
     * @throws UnsupportedCapabilityException if this backend keeps no snapshots
     * @throws ClusterCreationException if it failed; what was made is gone
     */
    default Cluster restore(RestoreSpec spec) {
        throw new UnsupportedCapabilityException("Backend '" + id() + "' keeps no snapshots");
    }

    /**
     * Lists the snapshots that exist, whoever took them.
     *
     * @return by tag; none if this backend keeps no snapshots
     */
    default List<SnapshotInfo> snapshots() {
        return List.of();
    }

    /**
     * Removes a snapshot.
     *
     * @param tag the snapshot's tag
     * @throws NoSuchSnapshotException if there is none; it lists those that there are
     * @throws SnapshotInUseException if a cluster stands on it
     */
    default void removeSnapshot(String tag) {
        throw new NoSuchSnapshotException("Backend '" + id() + "' keeps no snapshots, and so none '" + tag + "'");
    }

    /**
     * Describes the options that this backend has by name.
     *
     * @return in the order in which people should read them; none without this
     */
    default List<OptionDescription> optionDescriptions() {
        return List.of();
    }

    /**
     * Reads options that are given by name.
     *
     * @param values in the order in which they were given
     * @return the options, for {@link ClusterSpec.Builder#options(BackendOptions)}
     * @throws InvalidInputException that names everything that is wrong; for a name that does not exist, those that do
     */
    default BackendOptions readOptions(List<OptionValue> values) {
        throw new InvalidInputException("Backend '" + id() + "' has no options, and these were given: " + values);
    }

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
     * Estimates how many nodes there is room for. Asks no node, makes nothing, and takes some milliseconds.
     *
     * @return empty, without this: that is not known
     * @throws BackendUnavailableException if the backend cannot work here and now
     */
    default Optional<Capacity> capacity() {
        return Optional.empty();
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
