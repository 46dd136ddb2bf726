// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** File permissions as {@code chmod} takes them. */
final class Permissions {

    private static final int PLAIN = 0644;

    /** In the order of their bits, the owner's right to read first. */
    private static final PosixFilePermission[] ALL = PosixFilePermission.values();

    private Permissions() {}

    /** The file's own, or those of a plain file where the file system here has none. */
    static Set<PosixFilePermission> of(Path file) throws IOException {
        return Files.getFileAttributeView(file, PosixFileAttributeView.class) == null
                ? of(PLAIN)
                : Files.getPosixFilePermissions(file);
    }

    /** The mode of a file with these attributes, or that of a plain file where the file system here has none. */
    static int mode(BasicFileAttributes attributes) {
        return attributes instanceof PosixFileAttributes posix ? mode(posix.permissions()) : PLAIN;
    }

    /** What {@link #mode(BasicFileAttributes)} can be asked of. */
    static Class<? extends BasicFileAttributes> attributesOf(Path file) {
        return Files.getFileAttributeView(file, PosixFileAttributeView.class) == null
                ? BasicFileAttributes.class
                : PosixFileAttributes.class;
    }

    /** What something here is made with before it gets its own; nothing where the file system here has none. */
    static FileAttribute<?>[] forNobodyElse(Path path, int mode) {
        return Files.getFileAttributeView(path, PosixFileAttributeView.class) == null
                ? new FileAttribute<?>[0]
                : new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(of(mode))};
    }

    static String octal(Set<PosixFilePermission> permissions) {
        return String.format(Locale.ROOT, "%04o", mode(permissions));
    }

    static Set<PosixFilePermission> of(int mode) {
        Set<PosixFilePermission> set = EnumSet.noneOf(PosixFilePermission.class);
        for (int i = 0; i < ALL.length; i++) {
            if ((mode & 0400 >> i) != 0) {
                set.add(ALL[i]);
            }
        }
        return set;
    }

    static int mode(Set<PosixFilePermission> permissions) {
        int mode = 0;
        for (int i = 0; i < ALL.length; i++) {
            mode |= permissions.contains(ALL[i]) ? 0400 >> i : 0;
        }
        return mode;
    }
}
