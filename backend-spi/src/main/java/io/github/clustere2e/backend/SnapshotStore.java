// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend;

import io.github.clustere2e.api.SnapshotInUseException;
import java.time.Duration;
import java.util.List;

/**
 * Keeps whole clusters, and makes their machines again; a backend that can gives one to the kernel, which makes a
 * capability of it and does the rest: tags, owners, keys, readiness and roll-back.
 *
 * <p>Thread-safe.
 *
 * @since 0.1
 */
public interface SnapshotStore {

    /**
     * Keeps all machines of a cluster as they are at one moment. Every object that is made carries the snapshot's
     * labels. What a failed call leaves behind is found by {@link #find()}.
     *
     * @param cluster the cluster; its machines run again when this returns, however it ends
     * @param snapshot which snapshot
     * @return what only the cluster's owner may have, such as the machines' private keys; given back to
     *     {@link #prepare}
     * @throws io.github.clustere2e.api.NameTakenException if somebody else has just taken one of that tag
     */
    byte[] take(ClusterHandle cluster, SnapshotIdentity snapshot);

    /**
     * Finds every snapshot of which anything exists, whoever took it.
     *
     * @return the snapshots
     */
    List<FoundSnapshot> find();

    /**
     * Claims the addresses and makes what the machines of a restored cluster share. Every object that is made carries
     * the cluster's labels, so that {@link Backend#find()} and {@link Backend#discardShared} know it.
     *
     * @param cluster the cluster that is to be
     * @param snapshot a complete snapshot
     * @param secrets what {@link #take} gave
     * @param patience how long to wait while somebody else has the addresses; zero for not at all
     * @throws SnapshotInUseException if somebody has them for longer
     */
    void prepare(ClusterIdentity cluster, FoundSnapshot snapshot, byte[] secrets, Duration patience);

    /**
     * Makes a machine as it was kept, and starts it; returns without waiting until it is ready.
     *
     * @param cluster the cluster, prepared
     * @param machine one of the snapshot's
     * @return the machine
     */
    Machine make(ClusterIdentity cluster, FrozenMachine machine);

    /**
     * Lets the machines go on that still stand still for a snapshot whose taker has died. Nothing calls it while the
     * taker lives. Does nothing if there are none, or if the cluster is gone.
     *
     * @param snapshot the snapshot that will never be complete
     */
    void resume(SnapshotIdentity snapshot);

    /**
     * Removes a snapshot, complete or not. Does nothing if it is gone.
     *
     * @param snapshot the snapshot
     * @throws SnapshotInUseException if a cluster stands on it
     */
    void remove(FoundSnapshot snapshot);
}
