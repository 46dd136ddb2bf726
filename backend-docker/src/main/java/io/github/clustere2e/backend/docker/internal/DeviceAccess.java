// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal;

import io.github.clustere2e.api.ClusterException;
import io.github.clustere2e.api.Trouble;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Lets a running container use a block device, by its control group of version 1 (kernel documentation, Device Whitelist
 * Controller). Version 2 keeps that in a program of the engine's, which nobody else can change.
 */
record DeviceAccess(Engine engine) {

    private static final Path CONTROLLER = Path.of("/sys/fs/cgroup/devices");

    static boolean isPossible() {
        return Files.isWritable(CONTROLLER.resolve("devices.allow"));
    }

    /** Also for the groups that the node's systemd has made inside: those that exist do not inherit. */
    void allow(String container, String numbers) {
        try (Stream<Path> groups = Files.walk(group(container))) {
            for (Path group : groups.filter(Files::isDirectory).toList()) { // a group comes before those inside it
                write(group.resolve("devices.allow"), numbers);
            }
        } catch (IOException | UncheckedIOException e) {
            throw refused(container, e);
        }
    }

    /** The kernel takes it from the groups inside too. */
    void deny(String container, String numbers) {
        try {
            write(group(container).resolve("devices.deny"), numbers);
        } catch (IOException e) {
            throw refused(container, e);
        }
    }

    private static void write(Path file, String numbers) throws IOException {
        try {
            Files.writeString(file, "b " + numbers + " rwm", StandardOpenOption.WRITE);
        } catch (NoSuchFileException e) {
            return; // a unit that has ended meanwhile
        }
    }

    private static ClusterException refused(String container, Exception e) {
        return new ClusterException(
                Trouble.LOOP_DEVICES.explain("The devices of container " + container + " cannot be changed: " + e
                        + ". Its control group must be of" + " version 1, and yours to write to."),
                e);
    }

    /** The container's own group; its first process has been moved into one inside. */
    private Path group(String container) throws IOException {
        Long pid =
                engine.client().inspectContainerCmd(container).exec().getState().getPidLong();
        for (String line : Files.readAllLines(Path.of("/proc", String.valueOf(pid), "cgroup"))) {
            String[] parts = line.split(":", 3);
            if (parts.length == 3 && parts[1].equals("devices") && parts[2].contains(container)) {
                Path group = CONTROLLER.resolve(parts[2].substring(1));
                while (!String.valueOf(group.getFileName()).contains(container)) {
                    group = Objects.requireNonNull(group.getParent(), parts[2]);
                }
                return group;
            }
        }
        throw new IOException("process " + pid + " is in no group of the device controller that is the container's");
    }
}
