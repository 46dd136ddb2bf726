// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal.doctor;

/** What a node that only runs systemd and sshd takes, as counted on one, rounded up; software in it takes more. */
public final class NodeNeeds {

    /** All of them in systemd itself, as counted in /proc/1/fdinfo of a node. */
    public static final int INOTIFY_INSTANCES = 3;

    static final int INOTIFY_WATCHES = 60;

    /** Processes and threads. */
    static final int PIDS = 40;

    /** Each container has a session keyring. */
    static final int KEYS = 1;

    /** In bytes. */
    static final long MEMORY = 48L << 20;

    /** In bytes: what it writes while it lives for some hours. */
    static final long DISK = 64L << 20;

    private NodeNeeds() {}
}
