// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** File permissions as {@code chmod} takes them. */
final class Permissions {

    private Permissions() {}

    /** The file's own, or those of a plain file where the file system here has none. */
    static Set<PosixFilePermission> of(Path file) throws IOException {
        return Files.getFileAttributeView(file, PosixFileAttributeView.class) == null
                ? PosixFilePermissions.fromString("rw-r--r--")
                : Files.getPosixFilePermissions(file);
    }

    static String octal(Set<PosixFilePermission> permissions) {
        // "rwxr-x---" has a letter where the number has a one.
        String letters = PosixFilePermissions.toString(permissions);
        int bits = 0;
        for (int i = 0; i < letters.length(); i++) {
            bits = bits << 1 | (letters.charAt(i) == '-' ? 0 : 1);
        }
        return String.format(Locale.ROOT, "%04o", bits);
    }

    static Set<PosixFilePermission> of(int mode) {
        PosixFilePermission[] all = PosixFilePermission.values();
        Set<PosixFilePermission> set = EnumSet.noneOf(PosixFilePermission.class);
        for (int i = 0; i < all.length; i++) {
            // They are declared in the order of their bits, the owner's right to read first.
            if ((mode & 0400 >> i) != 0) {
                set.add(all[i]);
            }
        }
        return set;
    }

    static int mode(Set<PosixFilePermission> permissions) {
        return Integer.parseInt(octal(permissions), 8);
    }
}
