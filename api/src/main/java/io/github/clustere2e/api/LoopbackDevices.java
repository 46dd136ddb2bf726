// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.api;

import java.util.List;

/**
 * Gives nodes block devices of their own, for tests of storage.
 *
 * <p>A device is a file of the machine that the node runs on, which grows as it is written to. It goes with its cluster,
 * and a node loses it when it is switched off. To mount it inside the node, the node needs {@code SYS_ADMIN}
 * ({@link NodeRequirements#withLinuxCapabilities}); to read, write and format it, nothing.
 *
 * <p>Implementations are safe for use by several threads and processes at once: no two get the same device.
 *
 * @since 0.1
 */
public interface LoopbackDevices extends Capability {

    /**
     * Makes a device, full of zeros, that one node sees.
     *
     * @param node a node of this cluster, which runs
     * @param name what to call it: up to 31 lower-case letters, digits and hyphens, unique on the node
     * @param bytes its size: a multiple of 512, at least 4096
     * @return the device
     * @throws InvalidInputException if the name is taken or is none, or if the size cannot be
     * @throws ClusterException if the machine has no device left, or refuses; nothing is left of it
     */
    LoopbackDevice create(Node node, String name, long bytes);

    /**
     * Lists the devices of this cluster's nodes.
     *
     * @return by node and name
     */
    List<LoopbackDevice> list();

    /**
     * Takes a device from its node and removes it with what it holds. Does nothing if it is gone. One that is mounted
     * somewhere goes when it is no longer.
     *
     * @param device the device
     */
    void destroy(LoopbackDevice device);
}
