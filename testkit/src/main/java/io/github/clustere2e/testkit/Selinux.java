// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What SELinux does on this machine; its nodes share the kernel, and with it this.
 *
 * @since 0.1
 */
public enum Selinux {
    /** What its policy forbids is refused. */
    ENFORCING,

    /** What its policy forbids is logged. */
    PERMISSIVE,

    /** There is none, or it is switched off. */
    DISABLED;

    /**
     * Looks.
     *
     * @return what it does now, by {@code /sys/fs/selinux/enforce}
     */
    public static Selinux now() {
        return of(Path.of("/sys/fs/selinux/enforce"));
    }

    static Selinux of(Path enforce) {
        try {
            return Files.readString(enforce).strip().equals("1") ? ENFORCING : PERMISSIVE;
        } catch (IOException e) {
            return DISABLED; // its file system is there only when it is switched on
        }
    }
}
