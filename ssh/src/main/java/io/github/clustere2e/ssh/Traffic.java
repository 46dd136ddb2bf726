// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

/**
 * How much went over a command's streams.
 *
 * @param stdin in bytes, as are the others
 */
record Traffic(long stdin, long stdout, long stderr) {

    static final Traffic NONE = new Traffic(0, 0, 0);
}
