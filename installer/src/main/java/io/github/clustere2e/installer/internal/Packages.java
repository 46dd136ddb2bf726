// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Packages on this machine.
 *
 * @param form how they are packed
 * @param files one tar file of many packages, or one file a package; none if there is nothing to install
 */
public record Packages(Form form, List<Path> files) {

    private static final int BLOCK = 512;

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

    /**
     * Tells whether a tar file has nothing in it but the directory that was packed: the second header is all zeros.
     *
     * @param archive a tar file
     * @return whether it is so
     * @throws IOException if it cannot be read
     */
    public static boolean isEmpty(Path archive) throws IOException {
        try (InputStream in = Files.newInputStream(archive)) {
            byte[] start = in.readNBytes(2 * BLOCK);
            return start.length > BLOCK && start[BLOCK] == 0;
        }
    }

    /** How packages are packed. */
    public enum Form {
        /** Each is a file. */
        FILES,
        /** All are in one tar file. */
        ARCHIVE
    }
}
