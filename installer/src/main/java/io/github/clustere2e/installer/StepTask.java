// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer;

/**
 * What a step does that has no value for others.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface StepTask {

    /**
     * Does it. Ends soon when its thread is interrupted.
     *
     * @param context the node, and the values of the steps that this one needs
     * @throws Exception any failure; the steps that need this one do not run
     */
    void run(StepContext context) throws Exception;
}
