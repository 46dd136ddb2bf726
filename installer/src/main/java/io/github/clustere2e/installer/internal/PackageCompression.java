// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.internal;

/** How the contents of Debian packages are packed; others stay as they are. */
public enum PackageCompression {
    /** As the distribution has them: small. */
    KEPT,
    /**
     * Not at all: three times as large, but to decompress them is half of the work of installing them, and is done once
     * rather than on every node.
     */
    PLAIN
}
