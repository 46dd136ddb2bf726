// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.api;

/**
 * One of the two streams that a command writes.
 *
 * @since 0.1
 */
public enum StandardStream {
    /** Standard output. */
    STDOUT,
    /** Standard error. */
    STDERR
}
