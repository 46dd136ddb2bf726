// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.tck.rule;

/**
 * How binding a rule is.
 *
 * @since 0.1
 */
public enum Level {
    /** Every backend keeps it. */
    REQUIRED,
    /** Every backend keeps it that declares its capability. */
    BY_CAPABILITY,
    /** Every backend keeps it, but no test that works with all backends can tell whether it does. */
    UNTESTED
}
