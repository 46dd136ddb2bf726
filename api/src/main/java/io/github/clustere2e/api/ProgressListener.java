// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.api;

/**
 * Hears how long work gets on.
 *
 * <p>Calls come from many threads at once. A listener that throws is logged and does not disturb the work.
 *
 * @see ClusterSpec.Builder#progressListener(ProgressListener)
 * @since 0.1
 */
@FunctionalInterface
public interface ProgressListener {

    /**
     * Something began or ended.
     *
     * @param event what
     */
    void progress(ProgressEvent event);

    /**
     * Hears nothing.
     *
     * @return the listener
     */
    static ProgressListener none() {
        return event -> {};
    }
}
