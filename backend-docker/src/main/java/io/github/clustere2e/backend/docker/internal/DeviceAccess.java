// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal;

import io.github.clustere2e.api.ClusterException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Lets a running container use a block device, by its control group of version 1 (kernel documentation, Device Whitelist
 * Controller). Version 2 keeps that in a program of the engine's, which nobody else can change.
 */
record DeviceAccess(Engine engine) {

    private static final Path CONTROLLER = Path.of("/sys/fs/cgroup/devices");

    static boolean isPossible() {
        return Files.isWritable(CONTROLLER.resolve("devices.allow"));
    }

    void allow(String container, String numbers) {
        write(container, "devices.allow", numbers);
    }

    void deny(String container, String numbers) {
        write(container, "devices.deny", numbers);
    }

    private void write(String container, String file, String numbers) {
        try {
            Files.writeString(group(container).resolve(file), "b " + numbers + " rwm");
        } catch (IOException e) {
            throw new ClusterException(
                    "The devices of container " + container + " cannot be changed: " + e + ". Its control group must be"
                            + " of version 1, and yours to write to.",
                    e);
        }
    }

    private Path group(String container) throws IOException {
        Long pid =
                engine.client().inspectContainerCmd(container).exec().getState().getPidLong();
        for (String line : Files.readAllLines(Path.of("/proc", String.valueOf(pid), "cgroup"))) {
            String[] parts = line.split(":", 3);
            if (parts.length == 3 && parts[1].equals("devices") && parts[2].contains(container)) {
                return CONTROLLER.resolve(parts[2].substring(1));
            }
        }
        throw new IOException("process " + pid + " is in no group of the device controller that is the container's");
    }
}
