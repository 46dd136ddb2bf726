// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer;

import io.github.clustere2e.api.Node;

/**
 * What a step can reach while it runs.
 *
 * <p>Thread-safe; used by one step only.
 *
 * @since 0.1
 */
public interface StepContext {

    /**
     * Returns what is installed.
     *
     * @return the plan's name
     */
    String plan();

    /**
     * Returns which step this is.
     *
     * @return its id
     */
    String step();

    /**
     * Returns the node that the step is about.
     *
     * @return the node
     * @throws IllegalStateException if the step is about no node
     */
    Node node();

    /**
     * Returns what another step yielded.
     *
     * @param step a step that this one needs
     * @param <T> the value's type
     * @return its value, also if it was skipped
     * @throws IllegalArgumentException if this step does not need that one, so that it might not be done yet
     */
    <T> T valueOf(Step<T> step);

    /**
     * Says something about how the step gets on.
     *
     * @param text one line
     */
    void note(String text);

    /**
     * Says that the step had nothing to do; it still returns its value.
     *
     * @param reason why, in one line
     */
    void skip(String reason);
}
