// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Says which option an engine means that refuses a container, and what helps. */
final class Refusals {

    /** What the engine or its runtime says, in lower case. */
    private static final Map<String, String> CURES = new LinkedHashMap<>();

    static {
        CURES.put(
                "port is already allocated",
                "host-port: another program or cluster has that port. Choose another, or let the engine pick one.");
        CURES.put(
                "address already in use",
                "host-port: another program has that port. Choose another, or let the engine pick one.");
        CURES.put(
                "/proc/sys/",
                "sysctl: the kernel of the engine's machine has no such parameter, or does not take the value.");
        CURES.put("bind source path does not exist", "mount: make that path on the engine's machine first.");
        CURES.put(
                "apparmor", "apparmor: load the profile on the engine's machine ('apparmor_parser'), or leave it out.");
        CURES.put("seccomp", "seccomp: the profile is not of the form that Docker reads.");
        CURES.put(
                "unable to apply caps",
                "privileged or capability: the engine itself has not got that right. Ask for less, or run the engine"
                        + " with all rights.");
        CURES.put("memory limit", "memory: the engine does not take that limit.");
        CURES.put("range of cpus", "cpus: the engine's machine has fewer processors.");
    }

    private Refusals() {}

    static String explained(Throwable refusal) {
        String message = String.valueOf(refusal.getMessage());
        String lower = message.toLowerCase(Locale.ROOT);
        return message
                + CURES.entrySet().stream()
                        .filter(cure -> lower.contains(cure.getKey()))
                        .map(cure -> " (" + cure.getValue() + ")")
                        .findFirst()
                        .orElse("");
    }
}
