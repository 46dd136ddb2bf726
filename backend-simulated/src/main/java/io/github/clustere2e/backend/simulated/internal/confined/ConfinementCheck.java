// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.simulated.internal.confined;

import io.github.clustere2e.api.BackendUnavailableException;
import io.github.clustere2e.api.Trouble;
import io.github.clustere2e.backend.simulated.internal.scripted.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;

/** Finds out whether there can be namespaces, by making some. */
public final class ConfinementCheck {

    private static final AtomicBoolean WORKS = new AtomicBoolean();

    private ConfinementCheck() {}

    /**
     * Tries it, unless it has worked in this process before.
     *
     * @throws BackendUnavailableException if it does not work; it says what lacks and what helps
     */
    public static void once() {
        if (!WORKS.get()) {
            attempt();
            WORKS.set(true);
        }
    }

    private static void attempt() {
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            Path top = Files.createTempDirectory(
                    "cluster-e2e-check-",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            try {
                Files.setPosixFilePermissions(top, PosixFilePermissions.fromString("rwx--x--x"));
                Path root = Files.createDirectory(top.resolve("root"));
                ConfinedNode node = new ConfinedNode("check", "127.0.0.1", "0".repeat(32), List.of(), List.of());
                ConfinedShell.make(root, node, threads).close();
            } finally {
                Trees.delete(top);
            }
        } catch (IOException e) {
            throw new BackendUnavailableException(
                    Trouble.CONFINED_SHELL.explain("A confined shell cannot be tried here: " + e), e);
        } finally {
            threads.shutdownNow();
        }
    }
}
