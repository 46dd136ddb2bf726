// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal.doctor;

import com.github.dockerjava.api.model.Info;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Numbers of the machine that the engine runs on, as its kernel gives them.
 *
 * @param numbers by the names of the constants here; those that are not known are missing
 */
record EngineHost(Map<String, Long> numbers) {

    static final String INOTIFY_INSTANCES = "/proc/sys/fs/inotify/max_user_instances";
    static final String INOTIFY_WATCHES = "/proc/sys/fs/inotify/max_user_watches";
    static final String KEYS = "/proc/sys/kernel/keys/maxkeys";
    static final String ROOT_KEYS = "/proc/sys/kernel/keys/root_maxkeys";
    static final String THREADS = "/proc/sys/kernel/threads-max";
    /** Newer kernels have one for each PID namespace, so that a container does not see that of the machine. */
    static final String PIDS = "/proc/sys/kernel/pid_max";

    static final String SELINUX_ENFORCING = "/sys/fs/selinux/enforce";
    /** In bytes: what programs can get without swapping, as /proc/meminfo estimates it. */
    static final String MEMORY_AVAILABLE = "memory available";
    /** In bytes: what is free where the engine keeps its images and containers. */
    static final String DISK_FREE = "disk free";

    private static final String[] FILES = {
        INOTIFY_INSTANCES, INOTIFY_WATCHES, KEYS, ROOT_KEYS, THREADS, SELINUX_ENFORCING
    };

    /** One line "NAME=NUMBER" for each number that there is; a container's root is where its engine keeps things. */
    private static final String SCRIPT = """
            for file in %s; do
                [ ! -r "$file" ] || echo "$file=$(cat "$file")"
            done
            while read -r name value unit; do
                [ "$name" != MemAvailable: ] || echo "memory available=$((value * 1024))"
            done < /proc/meminfo
            df -Pk / | { read -r head; read -r device size used free rest; echo "disk free=$((free * 1024))"; }
            """.formatted(String.join(" ", FILES));

    static EngineHost read(Surroundings surroundings, Info info, ProbeContainer probe) {
        if (isHere(surroundings, info)) {
            return here(info);
        }
        return probe.hasImage() ? through(probe) : new EngineHost(Map.of());
    }

    /** Whether the engine runs on this machine's kernel. */
    static boolean isHere(Surroundings surroundings, Info info) {
        return surroundings.isLocal() && System.getProperty("os.version", "").equals(info.getKernelVersion());
    }

    /** Reads this machine's own. */
    static EngineHost here(Info info) {
        Map<String, Long> numbers = new HashMap<>();
        for (String file : FILES) {
            note(numbers, file, line(file, ""));
        }
        note(numbers, PIDS, line(PIDS, ""));
        String memory = line("/proc/meminfo", "MemAvailable:").replaceAll("[^0-9]", "");
        note(numbers, MEMORY_AVAILABLE, memory.isEmpty() ? "" : memory + "000");
        try {
            numbers.put(
                    DISK_FREE,
                    Files.getFileStore(Path.of(String.valueOf(info.getDockerRootDir())))
                            .getUsableSpace());
        } catch (IOException e) {
            numbers.remove(DISK_FREE); // not even visible to this user
        }
        return new EngineHost(Map.copyOf(numbers));
    }

    /** Reads those of the machine that a container of the engine runs on. */
    static EngineHost through(ProbeContainer probe) {
        Map<String, Long> numbers = new HashMap<>();
        for (String line : probe.run(SCRIPT).lines().toList()) {
            int end = line.lastIndexOf('=');
            if (end > 0) {
                note(numbers, line.substring(0, end), line.substring(end + 1));
            }
        }
        return new EngineHost(Map.copyOf(numbers));
    }

    OptionalLong number(String name) {
        Long number = numbers.get(name);
        return number == null ? OptionalLong.empty() : OptionalLong.of(number);
    }

    private static void note(Map<String, Long> numbers, String name, String text) {
        if (text.strip().matches("[0-9]{1,18}")) {
            numbers.put(name, Long.parseLong(text.strip()));
        }
    }

    /** The kernel gives a number in /proc/sys to the first read alone, so that it must be a large one. */
    private static String line(String file, String beginning) {
        try (BufferedReader lines = Files.newBufferedReader(Path.of(file))) {
            return lines.lines()
                    .filter(line -> line.startsWith(beginning))
                    .findFirst()
                    .orElse("");
        } catch (IOException | RuntimeException e) {
            return "";
        }
    }
}
