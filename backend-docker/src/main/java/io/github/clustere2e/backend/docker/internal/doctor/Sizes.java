// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal.doctor;

/** Numbers of bytes as people read them. */
final class Sizes {

    private static final long GIB = 1L << 30;

    private Sizes() {}

    static String text(long bytes) {
        return bytes < 10 * GIB ? bytes / (1L << 20) + " MiB" : bytes / GIB + " GiB";
    }
}
