// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.service;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.installer.InstallPlan;
import io.github.clustere2e.installer.Installer;
import io.github.clustere2e.installer.Operation;
import java.util.Set;

/**
 * An installer that is put together for each cluster, because what it writes depends on who the members are.
 *
 * @since 0.1
 */
public interface TailoredInstaller extends Installer {

    /**
     * Puts it together. Asks no node.
     *
     * @param cluster the cluster
     * @return does everything that this one can
     * @throws io.github.clustere2e.api.InvalidInputException if the software cannot be installed on such a cluster
     */
    Installer on(Cluster cluster);

    @Override
    default Set<Operation> operations() {
        return Set.of(Operation.values());
    }

    @Override
    default InstallPlan plan(Cluster cluster) {
        return on(cluster).plan(cluster);
    }

    @Override
    default InstallPlan plan(Cluster cluster, Operation operation) {
        return on(cluster).plan(cluster, operation);
    }
}
