// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer;

/**
 * What a step yields that has nothing to hand on.
 *
 * @since 0.1
 */
public enum Done {
    /** It is done. */
    DONE
}
