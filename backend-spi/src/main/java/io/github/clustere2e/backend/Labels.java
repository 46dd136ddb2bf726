// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend;

import java.util.Set;

/**
 * The labels by which a cluster is known to its backend: all that must be known of it is on the machines themselves.
 *
 * @since 0.1
 */
public final class Labels {

    private static final String PREFIX = "io.github.clustere2e.";

    /** The cluster's name; on every object. */
    public static final String CLUSTER = PREFIX + "cluster";

    /** The cluster's unique id; on every object. */
    public static final String ID = PREFIX + "id";

    /** When the creation began, as ISO 8601; on every object. */
    public static final String CREATED = PREFIX + "created";

    /** {@code owned} or {@code standing}: what the cluster is once it is built; on every object. */
    public static final String LEASE = PREFIX + "lease";

    /** When the lease ends, as ISO 8601, if it does; on every object. */
    public static final String EXPIRES = PREFIX + "expires";

    /** The owner's directory for the cluster's keys and state; on every object. */
    public static final String DIRECTORY = PREFIX + "directory";

    /** The owner's machine; on every object. */
    public static final String OWNER_MACHINE = PREFIX + "owner.machine";

    /** When the owner's machine was started, as the id that Linux gives each boot; on every object. */
    public static final String OWNER_BOOT = PREFIX + "owner.boot";

    /** The owner's PID namespace; on every object. */
    public static final String OWNER_PID_NAMESPACE = PREFIX + "owner.pid-namespace";

    /** The owner's process id; on every object. */
    public static final String OWNER_PID = PREFIX + "owner.pid";

    /** When the owner's process was started; with the process id it names one process for ever. */
    public static final String OWNER_START = PREFIX + "owner.start";

    /** The owner's user; on every object. */
    public static final String OWNER_USER = PREFIX + "owner.user";

    /** The node's name; on machines. */
    public static final String NODE = PREFIX + "node";

    /** The node's role; on machines. */
    public static final String ROLE = PREFIX + "role";

    /** The node's index in its role; on machines. */
    public static final String INDEX = PREFIX + "index";

    /** The node's public host key, as OpenSSH writes it; on machines. */
    public static final String HOST_KEY = PREFIX + "host-key";

    /** The node's place among all nodes, from 0, from which its address may follow; on machines. */
    public static final String ORDINAL = PREFIX + "ordinal";

    /** The place of the node's role among all roles, from 0; on machines. */
    public static final String GROUP = PREFIX + "group";

    /** What the node needs, each on a line of its own; on machines that need something. */
    public static final String NEEDS_PACKAGES = PREFIX + "needs.packages";

    /** What the node needs, each on a line of its own; on machines that need something. */
    public static final String NEEDS_VOLUMES = PREFIX + "needs.volumes";

    /** What the node needs, each on a line of its own; on machines that need something. */
    public static final String NEEDS_TMPFS = PREFIX + "needs.tmpfs";

    /** What the node needs, each on a line of its own; on machines that need something. */
    public static final String NEEDS_LINUX_CAPABILITIES = PREFIX + "needs.linux-capabilities";

    /** Whether the node needs Docker; on machines that do. */
    public static final String NEEDS_DOCKER = PREFIX + "needs.docker";

    /** What the node needs, each on a line of its own; on machines that need something. */
    public static final String NEEDS_MOUNTS = PREFIX + "needs.mounts";

    /** What the node needs, each on a line of its own; on machines that need something. */
    public static final String NEEDS_PORTS = PREFIX + "needs.ports";

    /** How the labels of {@link Backend#remember} begin; on every object. */
    public static final String OPTION = PREFIX + "option.";

    /** The snapshot's tag; on every object of a snapshot. */
    public static final String SNAPSHOT = PREFIX + "snapshot";

    /** The snapshot's unique id; on every object of a snapshot. */
    public static final String SNAPSHOT_ID = PREFIX + "snapshot.id";

    /** The name of the cluster that the snapshot was taken of; on every object of a snapshot. */
    public static final String SNAPSHOT_CLUSTER = PREFIX + "snapshot.cluster";

    private static final Set<String> OF_CLUSTER = Set.of(
            CLUSTER,
            ID,
            CREATED,
            LEASE,
            EXPIRES,
            DIRECTORY,
            OWNER_MACHINE,
            OWNER_BOOT,
            OWNER_PID_NAMESPACE,
            OWNER_PID,
            OWNER_START,
            OWNER_USER);

    private Labels() {}

    /** Whether every object of a cluster has it, rather than one machine. */
    static boolean isOfCluster(String label) {
        return OF_CLUSTER.contains(label) || label.startsWith(OPTION);
    }
}
