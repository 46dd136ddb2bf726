// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer;

/**
 * How a step ended.
 *
 * @since 0.1
 */
public enum StepStatus {
    /** It did what it says. */
    DONE,
    /** It was true already: there was nothing to do. */
    SKIPPED,
    /** It failed. */
    FAILED,
    /** It did not start, because something that it needs failed, or because the plan was interrupted. */
    NOT_RUN
}
