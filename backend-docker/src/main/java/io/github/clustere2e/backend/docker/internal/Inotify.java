// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal;

import io.github.clustere2e.api.BackendUnavailableException;
import io.github.clustere2e.api.Trouble;
import io.github.clustere2e.backend.docker.internal.doctor.NodeNeeds;
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

    private static final Path LIMIT = Path.of("/proc/sys/fs/inotify/max_user_instances");

    private Inotify() {}

    /** Takes whether the engine is on this machine: that of another cannot be seen. */
    static String describe(boolean local) {
        return local && limit().isPresent()
                ? describe(limit().getAsInt())
                : "fs.inotify.max_user_instances is too low on the engine's machine";
    }

    private static String describe(int instances) {
        return "fs.inotify.max_user_instances is " + instances + " on this machine, for all nodes together";
    }

    /** Refuses nodes of which some would certainly die while they boot. */
    static void checkRoomFor(int nodes) {
        checkRoomFor(nodes, limit().orElse(Integer.MAX_VALUE));
    }

    static void checkRoomFor(int nodes, int instances) {
        if (instances < nodes * NodeNeeds.INOTIFY_INSTANCES) {
            throw new BackendUnavailableException(
                    Trouble.INOTIFY.explain(nodes + " nodes need " + nodes * NodeNeeds.INOTIFY_INSTANCES
                            + " inotify instances, and " + describe(instances) + ". " + CURE));
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
