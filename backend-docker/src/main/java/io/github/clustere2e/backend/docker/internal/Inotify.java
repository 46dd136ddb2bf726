// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal;

import io.github.clustere2e.api.BackendUnavailableException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;

/** The kernel's limit on inotify instances of one user, which nodes with systemd use up first (inotify(7)). */
final class Inotify {

    static final String CURE =
            "Raise the limit: 'sudo sysctl -w fs.inotify.max_user_instances=8192'; to keep it, write it to a file in"
                    + " /etc/sysctl.d.";

    /** All of them in systemd itself, as counted in /proc/1/fdinfo of a node. */
    private static final int INSTANCES_OF_A_NODE = 3;

    private static final Path LIMIT = Path.of("/proc/sys/fs/inotify/max_user_instances");

    private Inotify() {}

    static String describe() {
        return limit().isPresent()
                ? "fs.inotify.max_user_instances is " + limit().getAsInt() + " on this machine, for all nodes together"
                : "fs.inotify.max_user_instances is too low on the engine's machine";
    }

    /** Refuses nodes of which some would certainly die while they boot. */
    static void checkRoomFor(int nodes) {
        if (limit().orElse(Integer.MAX_VALUE) < nodes * INSTANCES_OF_A_NODE) {
            throw new BackendUnavailableException(nodes + " nodes need " + nodes * INSTANCES_OF_A_NODE
                    + " inotify instances, and " + describe() + ". " + CURE);
        }
    }

    private static OptionalInt limit() {
        // The kernel gives a number in /proc/sys to the first read alone, and Files.readString begins with one byte.
        try (BufferedReader number = Files.newBufferedReader(LIMIT)) {
            return OptionalInt.of(Integer.parseInt(number.readLine()));
        } catch (IOException | NumberFormatException e) {
            return OptionalInt.empty();
        }
    }
}
