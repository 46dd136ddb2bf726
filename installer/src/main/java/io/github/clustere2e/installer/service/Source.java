// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.service;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.installer.Operation;
import java.util.List;

/**
 * Where software comes from, such as packages or an archive.
 *
 * <p>Implementations are immutable and thread-safe.
 *
 * @since 0.1
 */
public interface Source {

    /**
     * Says what it brings.
     *
     * @return a few words, such as the names of packages
     */
    String what();

    /**
     * Begins to plan for one cluster. Asks no node.
     *
     * @param cluster the cluster
     * @param operation {@link Operation#UPGRADE} to bring newer versions of what is there; else what is there stays
     * @param held units that must not be started by their installation itself, since others must be started first or
     *     files that they read are not there yet
     * @return makes the steps
     */
    Supply supply(Cluster cluster, Operation operation, List<String> held);
}
