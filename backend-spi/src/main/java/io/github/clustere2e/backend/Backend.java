// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend;

import io.github.clustere2e.api.Capability;
import io.github.clustere2e.api.ClusterSpec;
import io.github.clustere2e.api.Diagnostics;
import java.util.List;

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
     * Tells which machines are about to be made, so that what costs as much for one as for all of them is done once.
     * Called after {@link #prepare} and before the first {@link #make} of them. What a failed call leaves behind is found
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
     * Returns how many machines it makes or discards at once.
     *
     * @return at least 1; 8 without this
     */
    default int parallelism() {
        return 8;
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
