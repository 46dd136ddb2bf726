// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer;

/**
 * What a step does, with a value for the steps that need it.
 *
 * @param <T> the value's type
 * @since 0.1
 */
@FunctionalInterface
public interface StepAction<T> {

    /**
     * Does it. Ends soon when its thread is interrupted.
     *
     * @param context the node, and the values of the steps that this one needs
     * @return the value, never {@code null}
     * @throws Exception any failure; the steps that need this one do not run
     */
    T run(StepContext context) throws Exception;
}
