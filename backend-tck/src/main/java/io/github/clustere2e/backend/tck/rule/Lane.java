// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.tck.rule;

/**
 * Which cluster a rule works on, and so which rules may run beside it.
 *
 * @since 0.1
 */
public enum Lane {
    /** The standing cluster that is only used and never changed; several such rules run at once. */
    SHARED(2),
    /** A cluster whose nodes are switched off, added and replaced: one rule at a time, each of which leaves it as it was. */
    CHANGING(1),
    /** Clusters that the rule makes itself. */
    OWN(3);

    private final int width;

    Lane(int width) {
        this.width = width;
    }

    /**
     * Returns how many of its rules run at once.
     *
     * @return at least 1
     */
    public int width() {
        return width;
    }
}
