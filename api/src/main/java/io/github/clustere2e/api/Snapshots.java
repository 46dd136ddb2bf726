// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.api;

/**
 * Keeps a whole cluster as it is now, so that it can be made again from there.
 *
 * <p>Kept are the nodes' file systems with the volumes that they were given, their names, addresses, host keys and
 * machine ids, and the key that lets their owner in. Not kept is what is in memory: processes, {@code tmpfs}, and
 * directories and volumes of the host that were mounted into the nodes, which a restored node sees as they are then.
 * A restored node boots, as a host does after its plug was pulled.
 *
 * <p>A snapshot stays until {@link Clusters#removeSnapshot(String)}, also when its cluster is gone. Implementations are
 * safe for use by several threads.
 *
 * @see Clusters#restore(RestoreSpec)
 * @since 0.1
 */
public interface Snapshots extends Capability {

    /**
     * Takes a snapshot of all nodes at one moment: they stand still while it is taken, and go on afterwards.
     *
     * @param tag what it is to be called: 1 to 40 lower-case letters, digits and hyphens, beginning with a letter
     * @return what was kept
     * @throws InvalidInputException if the tag is not one
     * @throws NameTakenException if there is a snapshot of that tag
     * @throws ClusterException if it fails; what was kept until then is removed
     */
    SnapshotInfo take(String tag);
}
