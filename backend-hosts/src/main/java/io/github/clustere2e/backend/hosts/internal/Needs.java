// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.hosts.internal;

import io.github.clustere2e.api.HostMount;
import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.api.NodeGroup;
import io.github.clustere2e.api.NodeRequirements;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What software needs of a node: a host has it or has not; nothing is changed there to give it. */
final class Needs {

    /** By their number, as capabilities(7) and linux/capability.h have them. */
    private static final List<String> CAPABILITIES = List.of(
            "CHOWN",
            "DAC_OVERRIDE",
            "DAC_READ_SEARCH",
            "FOWNER",
            "FSETID",
            "KILL",
            "SETGID",
            "SETUID",
            "SETPCAP",
            "LINUX_IMMUTABLE",
            "NET_BIND_SERVICE",
            "NET_BROADCAST",
            "NET_ADMIN",
            "NET_RAW",
            "IPC_LOCK",
            "IPC_OWNER",
            "SYS_MODULE",
            "SYS_RAWIO",
            "SYS_CHROOT",
            "SYS_PTRACE",
            "SYS_PACCT",
            "SYS_ADMIN",
            "SYS_BOOT",
            "SYS_NICE",
            "SYS_RESOURCE",
            "SYS_TIME",
            "SYS_TTY_CONFIG",
            "MKNOD",
            "LEASE",
            "AUDIT_WRITE",
            "AUDIT_CONTROL",
            "SETFCAP",
            "MAC_OVERRIDE",
            "MAC_ADMIN",
            "SYSLOG",
            "WAKE_ALARM",
            "BLOCK_SUSPEND",
            "AUDIT_READ",
            "PERFMON",
            "BPF",
            "CHECKPOINT_RESTORE");

    private Needs() {}

    /** Refuses what no given host can ever have. */
    static void check(List<NodeGroup> groups) {
        List<String> problems = new ArrayList<>();
        for (NodeGroup group : groups) {
            for (HostMount mount : group.requirements().mounts()) {
                problems.add("role '" + group.role() + "' wants " + mount.source() + " of this machine at "
                        + mount.target() + ", which another host cannot see: upload it to the nodes instead");
            }
            for (String name : group.requirements().linuxCapabilities()) {
                if (!CAPABILITIES.contains(bare(name))) {
                    problems.add("role '" + group.role() + "' wants the Linux capability '" + name
                            + "', which is unknown here: see capabilities(7)");
                }
            }
        }
        if (!problems.isEmpty()) {
            throw new InvalidInputException(
                    "Hosts that exist cannot be given everything: " + String.join("; ", problems));
        }
    }

    /** For the script that asks the host: each need as one word, its kind before a colon. */
    static List<String> words(NodeRequirements needs) {
        List<String> words = new ArrayList<>();
        needs.packages().forEach(name -> words.add("package:" + name));
        needs.volumes().forEach(path -> words.add("volume:" + path));
        needs.tmpfs().forEach(path -> words.add("tmpfs:" + path));
        needs.linuxCapabilities()
                .forEach(name -> words.add("capability:" + CAPABILITIES.indexOf(bare(name)) + ":" + name));
        needs.ports().forEach(port -> words.add("port:" + port));
        if (needs.docker()) {
            words.add("docker:");
        }
        return words;
    }

    /** What is wrong, and what helps, if a host lacks one of those words. */
    static String lack(String word) {
        String kind = word.substring(0, word.indexOf(':'));
        String what = word.substring(word.lastIndexOf(':') + 1);
        return switch (kind) {
            case "package" -> "the package " + what + " is not installed: install it there";
            case "volume" -> what + " is no directory with a file system of its own: mount one there";
            case "tmpfs" -> what + " is not in memory: mount a tmpfs there";
            case "capability" ->
                "its processes cannot have the Linux capability " + what + ": is it a container that may not?";
            case "port" -> "TCP port " + what + " is in use: stop what listens there";
            case "docker" ->
                "no Docker engine answers the user that logs in: install and start one, and let the user at" + " it";
            default -> word + " is not there";
        };
    }

    private static String bare(String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        return upper.startsWith("CAP_") ? upper.substring("CAP_".length()) : upper;
    }
}
