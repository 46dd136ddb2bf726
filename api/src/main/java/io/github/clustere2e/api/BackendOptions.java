// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.api;

/**
 * Options that only one backend understands.
 *
 * <p>A backend that has options publishes an immutable class that implements this interface. A spec may carry the
 * options of several backends: the one that is picked reads its own.
 *
 * @since 0.1
 */
public interface BackendOptions {

    /**
     * Names the backend that these options are for.
     *
     * @return the provider's id
     */
    String backendId();

    /**
     * Returns a text that says all that nodes depend on: the same for equal options, in every process, and another one
     * for others. Snapshots are found by it.
     *
     * @return what {@link Object#toString()} returns, without more
     */
    default String fingerprint() {
        return toString();
    }
}
