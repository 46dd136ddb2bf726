// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker;

import java.util.Locale;

/**
 * How Docker inside nodes keeps its images and containers. What there is depends on its version and on the kernel; Docker does
 * not start with one that cannot be used, and then the node is not ready.
 *
 * @since 0.1
 */
public enum DockerStorageDriver {
    /** Layers by the kernel's overlay file system, since Docker 1.12. */
    OVERLAY2,
    /** Layers by the kernel's overlay file system as older versions have it; gone since Docker 24. */
    OVERLAY,
    /** Layers by the file system aufs, which few kernels have; gone since Docker 24. */
    AUFS,
    /** Whole copies: slow and large, and works on every kernel. */
    VFS;

    /**
     * Returns the name that Docker has for it.
     *
     * @return such as {@code overlay2}
     */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
