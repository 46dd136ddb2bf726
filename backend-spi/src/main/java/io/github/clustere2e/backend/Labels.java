// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend;

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

    /** The snapshot's tag; on every object of a snapshot. */
    public static final String SNAPSHOT = PREFIX + "snapshot";

    /** The snapshot's unique id; on every object of a snapshot. */
    public static final String SNAPSHOT_ID = PREFIX + "snapshot.id";

    /** The name of the cluster that the snapshot was taken of; on every object of a snapshot. */
    public static final String SNAPSHOT_CLUSTER = PREFIX + "snapshot.cluster";

    private Labels() {}
}
