// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.service;

import io.github.clustere2e.api.Node;
import io.github.clustere2e.installer.Done;
import io.github.clustere2e.installer.InstallPlan;
import io.github.clustere2e.installer.Step;
import java.util.Collection;

/**
 * Adds the steps that bring software to nodes or take it away, for one plan. Not thread-safe; its steps are.
 *
 * @since 0.1
 */
public interface Supply {

    /**
     * Adds the steps that bring to a node what it lacks, and change nothing of what runs there.
     *
     * @param plan gets the steps
     * @param node the node
     * @return yields what there is to install
     */
    Step<? extends Brought> prepare(InstallPlan.Builder plan, Node node);

    /**
     * Adds the step that installs what was brought.
     *
     * @param plan gets the step
     * @param node a node that was prepared
     * @param after what must be done before
     * @return yields whether it changed anything
     */
    Step<Boolean> install(InstallPlan.Builder plan, Node node, Collection<? extends Step<?>> after);

    /**
     * Adds the step that takes it away.
     *
     * @param plan gets the step
     * @param node the node
     * @param after what must be done before
     * @return the step
     */
    Step<Done> remove(InstallPlan.Builder plan, Node node, Collection<? extends Step<?>> after);

    /**
     * What was brought to a node.
     *
     * @since 0.1
     */
    @FunctionalInterface
    interface Brought {

        /**
         * Tells whether there is anything to install.
         *
         * @return {@code false} if the node has everything
         */
        boolean isAny();
    }
}
