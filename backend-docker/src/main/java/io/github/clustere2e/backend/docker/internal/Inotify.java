// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The kernel's limit on inotify instances of one user, which nodes with systemd use up first (inotify(7)). */
final class Inotify {

    static final String CURE =
            "Raise the limit: 'sudo sysctl -w fs.inotify.max_user_instances=8192'; to keep it, write it to a file in"
                    + " /etc/sysctl.d.";

    private static final Path LIMIT = Path.of("/proc/sys/fs/inotify/max_user_instances");

    private Inotify() {}

    static String describe() {
        try {
            return "fs.inotify.max_user_instances is " + Files.readString(LIMIT).strip()
                    + " on this machine, for all nodes together";
        } catch (IOException e) {
            return "fs.inotify.max_user_instances is too low on the engine's machine";
        }
    }
}
