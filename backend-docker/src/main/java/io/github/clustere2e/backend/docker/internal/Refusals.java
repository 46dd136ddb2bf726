// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal;

import io.github.clustere2e.api.Trouble;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Says what an engine means that refuses something, which is mostly an option, and what helps. */
final class Refusals {

    private static final String NO_SPACE = "no space left on device";

    /** What the engine or its runtime says, in lower case. */
    private static final Map<String, String> CURES = new LinkedHashMap<>();

    static {
        CURES.put(
                "port is already allocated",
                "host-port: another program or cluster has that port. Choose another, or let the engine pick one.");
        CURES.put(
                "bind: address already in use",
                "host-port: another program has that port. Choose another, or let the engine pick one.");
        CURES.put(
                "address already in use",
                "another container has taken the node's address on the cluster's network: take it off, and create the"
                        + " cluster again.");
        CURES.put(
                "no such image",
                "the image was removed in the meantime, as 'docker image prune' and 'docker rmi' do. Create the cluster"
                        + " again: what is missing is made anew.");
        CURES.put(
                NO_SPACE,
                "the engine's disk is full: 'docker system df' tells of what, and 'docker image prune' or"
                        + " 'docker volume prune' make room.");
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
        return explained(String.valueOf(refusal.getMessage()));
    }

    static String explained(String message) {
        String lower = message.toLowerCase(Locale.ROOT);
        return CURES.entrySet().stream()
                .filter(cure -> lower.contains(cure.getKey()))
                .findFirst()
                .map(cure -> trouble(cure.getKey()).explain(message + " (" + cure.getValue() + ")"))
                .orElse(message);
    }

    private static Trouble trouble(String refusal) {
        return refusal.equals(NO_SPACE) ? Trouble.ENGINE_DISK_FULL : Trouble.ENGINE_REFUSES;
    }
}
