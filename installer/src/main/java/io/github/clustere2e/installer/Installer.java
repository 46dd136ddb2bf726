// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.api.NodeRequirements;
import io.github.clustere2e.api.ProgressListener;
import io.github.clustere2e.api.Role;
import io.github.clustere2e.installer.logs.LogCollection;
import java.util.Set;

/**
 * Puts one software on the nodes of a cluster.
 *
 * <p>Implementations are immutable and thread-safe: one installer may install on several clusters at once.
 *
 * @since 0.1
 */
public interface Installer {

    /**
     * Returns what the software needs of its nodes. A cluster made with these in its spec fits.
     *
     * @return nothing, unless an installer says otherwise
     */
    default NodeRequirements requirements() {
        return NodeRequirements.none();
    }

    /**
     * Returns what the software needs of the nodes of one role.
     *
     * @param role the role
     * @return what it needs of every node, unless an installer says otherwise
     */
    default NodeRequirements requirements(Role role) {
        return requirements();
    }

    /**
     * Returns what can be done with the software besides installing it.
     *
     * @return with {@link Operation#INSTALL}; that alone, unless an installer says otherwise
     */
    default Set<Operation> operations() {
        return Set.of(Operation.INSTALL);
    }

    /**
     * Says which logs tell what the software does: those that are collected when its installation fails.
     *
     * @return what every node has, unless an installer adds something
     */
    default LogCollection.Builder logs() {
        return LogCollection.builder();
    }

    /**
     * Plans something. Asks no node and changes nothing.
     *
     * @param cluster where
     * @param operation what
     * @return the plan
     * @throws io.github.clustere2e.api.InvalidInputException if it is none of {@link #operations()}, or cannot be on such
     *     a cluster
     */
    default InstallPlan plan(Cluster cluster, Operation operation) {
        if (operation != Operation.INSTALL) {
            throw new InvalidInputException("This installer cannot " + operation + ". It can: "
                    + operations().stream().sorted().toList());
        }
        return plan(cluster);
    }

    /**
     * Plans the installation. Asks no node and changes nothing: print the plan to see what it would do.
     *
     * @param cluster where to install
     * @return the plan
     * @throws io.github.clustere2e.api.InvalidInputException if the software cannot be installed on such a cluster
     */
    InstallPlan plan(Cluster cluster);

    /**
     * Installs, and waits until the software is ready.
     *
     * @param cluster where to install
     * @return what was done, and how long it took
     * @throws io.github.clustere2e.api.InvalidInputException if the software cannot be installed on such a cluster
     * @throws InstallException if a step failed
     * @throws io.github.clustere2e.api.InterruptedClusterException if this thread was interrupted; no step runs on
     */
    default InstallReport install(Cluster cluster) {
        return install(cluster, ProgressListener.none());
    }

    /**
     * Installs, and waits until the software is ready.
     *
     * @param cluster where to install
     * @param listener hears each step begin and end
     * @return what was done, and how long it took
     * @throws io.github.clustere2e.api.InvalidInputException if the software cannot be installed on such a cluster
     * @throws InstallException if a step failed
     * @throws io.github.clustere2e.api.InterruptedClusterException if this thread was interrupted; no step runs on
     */
    default InstallReport install(Cluster cluster, ProgressListener listener) {
        return perform(cluster, Operation.INSTALL, listener);
    }

    /**
     * Does something, and waits until it is done. If it fails, the logs of all nodes are collected first, so that they are
     * there also when the cluster is removed because of the failure; {@link InstallException#logs} tells where.
     *
     * @param cluster where
     * @param operation what
     * @param listener hears each step begin and end
     * @return what was done, and how long it took
     * @throws InvalidInputException if it is none of {@link #operations()}, or cannot be on such a cluster
     * @throws InstallException if a step failed
     * @throws io.github.clustere2e.api.InterruptedClusterException if this thread was interrupted; no step runs on
     */
    default InstallReport perform(Cluster cluster, Operation operation, ProgressListener listener) {
        InstallPlan plan = plan(cluster, operation);
        try {
            return plan.run(listener);
        } catch (InstallException e) {
            throw Evidence.collected(e, cluster, logs());
        }
    }
}
