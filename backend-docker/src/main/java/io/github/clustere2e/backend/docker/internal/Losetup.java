// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal;

import io.github.clustere2e.api.ClusterException;
import io.github.clustere2e.api.InterruptedClusterException;
import io.github.clustere2e.api.Trouble;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The loop devices of this machine (loop(4), losetup(8)). */
final class Losetup {

    private static final Path CONTROL = Path.of("/dev/loop-control");
    private static final Path BLOCK_DEVICES = Path.of("/sys/block");
    private static final String DELETED = " (deleted)"; // what the kernel says of a file that has no name any more
    private static final int SECONDS = 30;

    private Losetup() {}

    static boolean isPossible() {
        return Files.isWritable(CONTROL)
                && Stream.of("/usr/sbin", "/sbin").anyMatch(place -> Files.isExecutable(Path.of(place, "losetup")));
    }

    /** Returns the device that the file has become. One process at a time looks for a free one. */
    static Path attach(Path file) {
        List<Path> device = new ArrayList<>();
        ExclusiveLock.during(
                CacheHome.directory("locks").resolve("losetup.lock"),
                () -> device.add(
                        Path.of(run("--find", "--show", file.toString()).strip())));
        return device.get(0);
    }

    static void detach(Path device) {
        run("--detach", device.toString());
    }

    /** The devices whose files are, or were, in a directory: file by device. */
    static Map<Path, Path> attached(Path directory) {
        Map<Path, Path> files = new TreeMap<>();
        try (Stream<Path> devices = Files.list(BLOCK_DEVICES)) {
            for (Path device : devices.toList()) {
                Path backing = device.resolve("loop/backing_file");
                if (Files.isReadable(backing)) {
                    String name = Files.readString(backing).strip();
                    Path file = Path.of(
                            name.endsWith(DELETED) ? name.substring(0, name.length() - DELETED.length()) : name);
                    if (file.startsWith(directory)) {
                        files.put(Path.of("/dev").resolve(device.getFileName()), file);
                    }
                }
            }
        } catch (IOException e) {
            throw new ClusterException("Cannot read the list of loop devices: " + e.getMessage(), e);
        }
        return files;
    }

    private static String run(String... arguments) {
        List<String> command = new ArrayList<>(List.of("losetup"));
        command.addAll(List.of(arguments));
        try {
            Process losetup =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            losetup.getOutputStream().close();
            try {
                if (!losetup.waitFor(SECONDS, TimeUnit.SECONDS)) {
                    throw new ClusterException(command + " did not end within " + SECONDS + " s");
                }
                String output = new String(losetup.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                if (losetup.exitValue() != 0) {
                    throw new ClusterException(Trouble.LOOP_DEVICES.explain(command + " failed: " + output.strip()
                            + ". Devices that nobody needs: 'losetup --list', and 'losetup --detach DEVICE'."));
                }
                return output;
            } finally {
                losetup.destroy();
            }
        } catch (IOException e) {
            throw new ClusterException("Cannot run losetup: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedClusterException("interrupted while " + command + " ran", e);
        }
    }
}
