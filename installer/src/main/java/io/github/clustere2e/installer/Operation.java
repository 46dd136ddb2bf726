// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer;

/**
 * What can be done with software on a cluster.
 *
 * @see Installer#plan(io.github.clustere2e.api.Cluster, Operation)
 * @since 0.1
 */
public enum Operation {
    /** Puts it there, configured and started. */
    INSTALL,
    /** Waits until what is installed is ready. */
    WAIT,
    /** Writes its configuration anew, and lets it take that. */
    CONFIGURE,
    /** Starts it. */
    START,
    /** Stops it. */
    STOP,
    /** Replaces it by the version that the installer has, node by node, without losing its data. */
    UPGRADE,
    /** Takes it away, with its configuration. */
    REMOVE
}
