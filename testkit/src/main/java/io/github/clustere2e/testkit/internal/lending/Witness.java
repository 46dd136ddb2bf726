// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.testkit.internal.lending;

/** Sees a set-up that has failed, while what there is of the cluster is still there. */
@FunctionalInterface
public interface Witness {

    /**
     * The set-up has failed.
     *
     * @param setUp what is known of it
     * @param error why
     */
    void failed(SetUp setUp, Throwable error);
}
