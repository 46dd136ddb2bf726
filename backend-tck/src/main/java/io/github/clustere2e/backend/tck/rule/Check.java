// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.tck.rule;

/**
 * What finds out whether a backend keeps a rule.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface Check {

    /**
     * Holds a backend against the rule.
     *
     * @param bench the backend, and clusters of it
     * @throws AssertionError if it does not keep the rule; it says what was expected and what was seen
     * @throws DoesNotApplyException if the rule says nothing of this backend
     * @throws Exception whatever else comes of it, which counts as a failure too
     */
    void on(Bench bench) throws Exception;
}
