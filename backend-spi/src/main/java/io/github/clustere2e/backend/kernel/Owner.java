// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.kernel;

import io.github.clustere2e.backend.Labels;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The process that a cluster belongs to, named so that no other process in the world is taken for it.
 *
 * @param machine the machine's id
 * @param boot the id of the machine's boot; empty where the system gives none
 * @param pidNamespace the PID namespace; empty where the system has none
 * @param pid the process id in that namespace
 * @param start when the process was started, in the system's own unit
 * @param user the user's name
 */
record Owner(String machine, String boot, String pidNamespace, long pid, String start, String user) {

    enum Verdict {
        ALIVE,
        DEAD,
        /** It lives elsewhere, or belongs to somebody else: nothing can be said of it. */
        UNKNOWN
    }

    static Owner current() {
        long pid = ProcessHandle.current().pid();
        return new Owner(
                machineId(),
                read("/proc/sys/kernel/random/boot_id"),
                link("/proc/self/ns/pid"),
                pid,
                startOf(pid).orElse(""),
                System.getProperty("user.name", ""));
    }

    static Owner of(Map<String, String> labels) {
        return new Owner(
                labels.getOrDefault(Labels.OWNER_MACHINE, ""),
                labels.getOrDefault(Labels.OWNER_BOOT, ""),
                labels.getOrDefault(Labels.OWNER_PID_NAMESPACE, ""),
                parse(labels.getOrDefault(Labels.OWNER_PID, "")),
                labels.getOrDefault(Labels.OWNER_START, ""),
                labels.getOrDefault(Labels.OWNER_USER, ""));
    }

    Map<String, String> labels() {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put(Labels.OWNER_MACHINE, machine);
        labels.put(Labels.OWNER_BOOT, boot);
        labels.put(Labels.OWNER_PID_NAMESPACE, pidNamespace);
        labels.put(Labels.OWNER_PID, Long.toString(pid));
        labels.put(Labels.OWNER_START, start);
        labels.put(Labels.OWNER_USER, user);
        return labels;
    }

    /** Tells whether this owner still lives, as far as that can be seen from where the observer is. */
    Verdict seenFrom(Owner observer) {
        if (machine.isEmpty() || !machine.equals(observer.machine) || !user.equals(observer.user)) {
            return Verdict.UNKNOWN;
        }
        if (!boot.equals(observer.boot)) {
            return boot.isEmpty() || observer.boot.isEmpty() ? Verdict.UNKNOWN : Verdict.DEAD;
        }
        if (!pidNamespace.equals(observer.pidNamespace) || pid <= 0 || start.isEmpty()) {
            return Verdict.UNKNOWN;
        }
        return startOf(pid).filter(start::equals).isPresent() ? Verdict.ALIVE : Verdict.DEAD;
    }

    String describe() {
        return "process " + pid + " of user '" + user + "'";
    }

    private static String machineId() {
        String id = read("/etc/machine-id");
        if (!id.isEmpty()) {
            return id;
        }
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "";
        }
    }

    /** Field 22 of /proc/PID/stat is the start in clock ticks since boot (proc(5)); elsewhere the JDK knows. */
    static Optional<String> startOf(long pid) {
        String stat = read("/proc/" + pid + "/stat");
        if (!stat.isEmpty()) {
            String[] afterName = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            // A zombie has ended: only its parent has not looked yet.
            return afterName[0].equals("Z") ? Optional.empty() : Optional.of(afterName[19]);
        }
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().startInstant())
                .map(Object::toString);
    }

    private static String read(String file) {
        // In one read: some files of /proc have nothing more to say to a second one.
        try (BufferedReader line = Files.newBufferedReader(Path.of(file))) {
            return Objects.requireNonNullElse(line.readLine(), "");
        } catch (IOException e) {
            return "";
        }
    }

    private static String link(String file) {
        try {
            return Files.readSymbolicLink(Path.of(file)).toString();
        } catch (IOException e) {
            return "";
        }
    }

    private static long parse(String pid) {
        return pid.matches("[0-9]{1,18}") ? Long.parseLong(pid) : 0;
    }
}
