// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.tck;

import io.github.clustere2e.backend.tck.rule.Subject;

/**
 * The way in for programs: holds a backend against the whole contract, without JUnit.
 *
 * <p>Thread-safe.
 *
 * @see io.github.clustere2e.backend.tck.junit.BackendTck
 * @since 0.1
 */
public final class Tck {

    private Tck() {}

    /**
     * Holds a backend against all rules. Takes as long as it takes to make some thirty clusters of one or two nodes, three
     * at a time; everything is removed in the end.
     *
     * @param subject the backend
     * @return what came of it, whether or not the backend can be certified
     * @throws io.github.clustere2e.api.ProviderSelectionException if the backend's provider is not found
     */
    public static Certificate run(Subject subject) {
        try (TckRun run = TckRun.begin(subject)) {
            return run.certificate();
        }
    }
}
