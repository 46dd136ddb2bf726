// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.api;

/**
 * Hears how far a transfer is.
 *
 * <p>Called by one thread at a time, not always the same, while the transfer waits: be quick. One that throws is not
 * called again for that transfer, which goes on.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface TransferListener {

    /**
     * Some more has been sent or fetched. A transfer that has to begin again after a lost connection counts from 0 again.
     *
     * @param bytes how many bytes of the files' contents are done
     * @param total how many there are, or -1 if that is not known, as when a tree is fetched
     */
    void progress(long bytes, long total);
}
