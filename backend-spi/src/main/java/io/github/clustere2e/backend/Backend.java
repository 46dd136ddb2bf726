// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend;

import io.github.clustere2e.api.BackendOptions;
import io.github.clustere2e.api.Capability;
import io.github.clustere2e.api.Capacity;
import io.github.clustere2e.api.ClusterSpec;
import io.github.clustere2e.api.Diagnostics;
import io.github.clustere2e.ssh.SshNode;
import io.github.clustere2e.ssh.SshNodeBuilder;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes machines: what a backend author implements.
 *
 * <p>Implementations are thread-safe. Every call is bounded in time. A call that fails throws a
 * {@link io.github.clustere2e.api.ClusterException} that says what helps.
 *
 * @since 0.1
 */
public interface Backend extends AutoCloseable {

    /**
     * Checks that the backend can work here and now.
     *
     * @throws io.github.clustere2e.api.BackendUnavailableException if it cannot
     */
    void check();

    /**
     * Refuses what it cannot give, before anything is made.
     *
     * @param spec what is wanted
     * @throws io.github.clustere2e.api.InvalidInputException if it cannot be given
     */
    default void validate(ClusterSpec spec) {}

    /**
     * Makes what the machines of a cluster share, such as an image or a network. Called once for a cluster, before its
     * first machine, and after {@link #validate(ClusterSpec)}.
     *
     * @param cluster the cluster
     * @throws io.github.clustere2e.api.NameTakenException if somebody else has just made a cluster of that name
     */
    default void prepare(ClusterRequest cluster) {}

    /**
     * Returns what it must know of a spec to make more machines of the cluster later, in another process: what its own
     * options say. Pure: called before the spec is known to be possible.
     *
     * @param spec what is wanted
     * @return labels that begin with {@link Labels#OPTION}, for every object of the cluster; none without this
     */
    default Map<String, String> remember(ClusterSpec spec) {
        return Map.of();
    }

    /**
     * Returns the options that {@link #remember} wrote down.
     *
     * @param cluster a cluster with those labels
     * @return options of this backend; none without this
     */
    default List<BackendOptions> recall(ClusterIdentity cluster) {
        return List.of();
    }

    /**
     * Returns whether its machines stay when the process ends that made them, so that another one can attach to them.
     *
     * @return {@code true} without this; {@code false} for machines that are parts of this process
     */
    default boolean outlivesProcess() {
        return true;
    }

    /**
     * Returns whether machines of a cluster can be made and discarded once it stands.
     *
     * @return {@code true} without this
     */
    default boolean changesMembers() {
        return true;
    }

    /**
     * Makes ready for more machines of a cluster that exists, and that perhaps another process has prepared. Called
     * instead of {@link #prepare}, after {@link #validate} of the cluster as it is to be.
     *
     * @param cluster the cluster, with a spec of the new machines alone and the options that were {@link #recall}ed
     */
    default void extend(ClusterRequest cluster) {}

    /**
     * Takes back what {@link #announce} did for machines that are not made after all, or are gone again. Called after
     * {@link #discard}. Does nothing if nothing is left.
     *
     * @param cluster their cluster, which stays
     * @param machines who they were to be
     */
    default void withdraw(ClusterIdentity cluster, List<NodeIdentity> machines) {}

    /**
     * Tells which machines are about to be made, so that what costs as much for one as for all of them is done once.
     * Called after {@link #prepare} or {@link #extend} and before the first {@link #make} of them. What a failed call leaves behind is found
     * by {@link #find()}.
     *
     * @param requests machines of one cluster, at least one; {@link #make} is called once for each
     */
    default void announce(List<MachineRequest> requests) {}

    /**
     * Makes a machine and starts it; returns without waiting until it is ready. What a failed call leaves behind is
     * found by {@link #find()}.
     *
     * @param request what to make
     * @return the machine
     */
    Machine make(MachineRequest request);

    /**
     * Finds every cluster of which anything exists, whoever made it.
     *
     * @return the clusters
     */
    List<FoundCluster> find();

    /**
     * Removes a machine with all that belongs to it alone. Does nothing if it is gone.
     *
     * @param machine the machine
     */
    void discard(Machine machine);

    /**
     * Removes what {@link #prepare} made for one cluster. Called after its last machine is gone. Does nothing if it is
     * gone.
     *
     * @param cluster the cluster
     */
    default void discardShared(ClusterIdentity cluster) {}

    /**
     * Tells of a machine from outside.
     *
     * @param machine the machine
     * @return what is known
     */
    default Diagnostics diagnose(Machine machine) {
        return Diagnostics.ofState(machine.state());
    }

    /**
     * Returns whether a machine has certainly stopped, so that waiting for it is vain. Called often.
     *
     * @param machine the machine
     * @return {@code false} if it runs, or if that is not known
     */
    default boolean hasStopped(Machine machine) {
        return false;
    }

    /**
     * Returns a machine as it is now. Asked when it has been started, since it may be reached in another way then.
     *
     * @param machine the machine
     * @return empty if it is gone; without this, what {@link #find()} finds
     */
    default Optional<Machine> inspect(Machine machine) {
        return find().stream()
                .flatMap(cluster -> cluster.machines().stream())
                .filter(other -> other.reference().equals(machine.reference()))
                .findFirst();
    }

    /**
     * Tells why a machine cannot be reached, for errors of commands: that it is off, or gone, and what helps. Asked when a
     * connection to it fails.
     *
     * @param machine the machine
     * @return a sentence's beginning, such as "its machine is off"; empty if it runs, or if nothing is known
     */
    default Optional<String> obstacle(Machine machine) {
        return hasStopped(machine) ? Optional.of("its machine has stopped") : Optional.empty();
    }

    /**
     * Returns the host through which its machines are reached, where they cannot be from here: what a {@link Reach} says
     * of SSH is meant as that host sees it.
     *
     * @return a host that stays the backend's; empty, without this: straight from here
     */
    default Optional<SshNode> gateway() {
        return Optional.empty();
    }

    /**
     * Tells a node how to log in to its machine: the endpoint of its {@link Reach} is set already. Called again for each
     * process that attaches.
     *
     * @param machine the machine
     * @param clusterKey the cluster's own private key, whose public half {@link MachineRequest#authorizedKey()} was
     * @param node what is being built; without this it is given the cluster's key
     * @throws io.github.clustere2e.api.InvalidInputException if a key of the user's is missing
     */
    default void login(Machine machine, byte[] clusterKey, SshNodeBuilder node) {
        node.privateKey(clusterKey);
    }

    /**
     * Returns when a machine counts as ready.
     *
     * @return that of nodes with systemd, without this
     */
    default Readiness readiness() {
        return new SystemdReadiness();
    }

    /**
     * Returns what it can do with a cluster beyond the minimum. Each object declares the capability interfaces that it
     * implements; declared means that it works.
     *
     * @param cluster the cluster
     * @return none, without this
     */
    default List<Capability> capabilities(ClusterHandle cluster) {
        return List.of();
    }

    /**
     * Returns what keeps its clusters.
     *
     * @return empty, without this: it keeps no snapshots
     */
    default Optional<SnapshotStore> snapshots() {
        return Optional.empty();
    }

    /**
     * Returns how many machines it makes or discards at once.
     *
     * @return at least 1; 8 without this
     */
    default int parallelism() {
        return 8;
    }

    /**
     * Estimates how many nodes there is room for. Asks no node, makes nothing, and takes some milliseconds.
     *
     * @return empty, without this: that is not known
     */
    default Optional<Capacity> capacity() {
        return Optional.empty();
    }

    /**
     * Returns what the doctor is to ask. Called although {@link #check()} fails, and must not fail itself.
     *
     * @param traces what everything that a check makes must carry, as if it belonged to a cluster: what a check leaves
     *     behind is found by {@link #find()} and removed
     * @return none, without this
     */
    default List<Check> checks(ClusterIdentity traces) {
        return List.of();
    }

    /**
     * Finds what it keeps for later clusters.
     *
     * @return none, without this
     */
    default List<Spare> spares() {
        return List.of();
    }

    /**
     * Removes what it kept for later clusters. Does nothing if it is gone.
     *
     * @param spare what nobody uses
     */
    default void discard(Spare spare) {}

    /** Frees connections. */
    @Override
    default void close() {}
}
