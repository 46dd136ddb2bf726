// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.testkit.internal.lending;

/** Where a loan gets its cluster from, and where that goes afterwards. Used by one thread at a time. */
interface Source {

    /** Gets one, ready and clean. */
    SetUp get();

    /** Takes it back; the next one that asks must find it clean. */
    void putBack(SetUp setUp);

    /** Removes one that cannot be given to anybody else. */
    void discard(SetUp setUp);

    /** Nobody asks any more. Called once, after all else. */
    default void release() {}
}
