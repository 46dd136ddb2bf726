// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.internal;

import java.nio.file.Path;
import java.util.List;

/**
 * Packages on this machine.
 *
 * @param form how they are packed
 * @param files one tar file of many packages, or one file a package; none if there is nothing to install
 */
public record Packages(Form form, List<Path> files) {

    /** Nothing to install. */
    public static final Packages NONE = new Packages(Form.FILES, List.of());

    /**
     * Checks what it is given.
     *
     * @param form as the record says
     * @param files as the record says
     */
    public Packages {
        files = List.copyOf(files);
    }

    /** How packages are packed. */
    public enum Form {
        /** Each is a file. */
        FILES,
        /** All are in one tar file. */
        ARCHIVE
    }
}
