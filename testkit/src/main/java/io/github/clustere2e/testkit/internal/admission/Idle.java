// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.testkit.internal.admission;

import java.util.Optional;

/** Clusters that nobody uses just now, and that hold their nodes for somebody to come. */
public interface Idle {

    /** Nothing is idle. */
    Idle NONE = new Idle() {
        @Override
        public Optional<Permit> claim() {
            return Optional.empty();
        }

        @Override
        public boolean discardOne() {
            return false;
        }
    };

    /**
     * Takes one that whoever asks to be let in can use as it is. Asked when nobody is before him, and again after each
     * change.
     *
     * @return what it holds; empty if there is none, or it was taken already
     */
    Optional<Permit> claim();

    /**
     * Removes the one that has been idle for the longest, and gives back what it held.
     *
     * @return whether there was one
     */
    boolean discardOne();
}
