// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker;

import io.github.clustere2e.api.InvalidInputException;
import java.util.regex.Pattern;

/**
 * The network that the nodes are on.
 *
 * <p>Immutable. The constructor throws {@link InvalidInputException} if a name or subnet is missing or not of its form.
 *
 * @param kind which network
 * @param detail for {@link Kind#OWN} the subnet, or empty for a free one; for {@link Kind#EXISTING} the network's name
 * @since 0.1
 */
public record DockerNetwork(Kind kind, String detail) {

    /** Which network nodes are on. */
    public enum Kind {
        /** One of the cluster's own: addresses are fixed, names resolve, and it goes with the cluster. */
        OWN,
        /**
         * One that exists and stays. Names resolve. The engine gives the addresses, and may give others at each start of
         * a node.
         */
        EXISTING,
        /**
         * The engine's {@code bridge}. The engine gives the addresses, and may give others at each start of a node. Nodes
         * do not find each other by name: the engine resolves none there.
         */
        DEFAULT_BRIDGE
    }

    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9_.-]*");
    private static final Pattern CIDR = Pattern.compile("[0-9]{1,3}(?:\\.[0-9]{1,3}){3}/[0-9]{1,2}");

    /**
     * Checks what it is given.
     *
     * @param kind as the record says
     * @param detail as the record says
     */
    public DockerNetwork {
        if (kind == Kind.EXISTING && !NAME.matcher(detail).matches()) {
            throw new InvalidInputException("'" + detail + "' is not the name of a network: see 'docker network ls'");
        }
        if (kind == Kind.EXISTING && (detail.equals("host") || detail.equals("none"))) {
            throw new InvalidInputException(
                    "Nodes cannot be on the network '" + detail + "', where they have no address"
                            + " of their own: leave it out for a network of the cluster's own");
        }
        if (kind == Kind.OWN && !detail.isEmpty() && !CIDR.matcher(detail).matches()) {
            throw new InvalidInputException(
                    "'" + detail + "' is not an IPv4 subnet: write it as in 10.30.0.0/24, or leave it out");
        }
    }

    /**
     * Gives the cluster a network of its own, in a subnet that is free.
     *
     * @return the network
     */
    public static DockerNetwork own() {
        return new DockerNetwork(Kind.OWN, "");
    }

    /**
     * Gives the cluster a network of its own in a certain subnet.
     *
     * @param subnet such as {@code 10.30.0.0/24}; its first address is the gateway's, and nodes have the next ones
     * @return the network
     * @throws InvalidInputException if it is not an IPv4 subnet
     */
    public static DockerNetwork own(String subnet) {
        return new DockerNetwork(Kind.OWN, subnet);
    }

    /**
     * Puts the nodes on a network that exists.
     *
     * @param name the network's name
     * @return the network
     * @throws InvalidInputException if it is no name, or that of a network where nodes have no address
     */
    public static DockerNetwork existing(String name) {
        return name.equals("bridge") ? defaultBridge() : new DockerNetwork(Kind.EXISTING, name);
    }

    /**
     * Puts the nodes on the engine's default network, as {@code docker run} does.
     *
     * @return the network
     */
    public static DockerNetwork defaultBridge() {
        return new DockerNetwork(Kind.DEFAULT_BRIDGE, "");
    }

    /**
     * Reads a network as it is written on a command line.
     *
     * @param text {@code own}, {@code bridge} or the name of a network that exists
     * @return the network
     * @throws InvalidInputException if it is no name, or that of a network where nodes have no address
     */
    public static DockerNetwork parse(String text) {
        return text.equals("own") ? own() : existing(text);
    }
}
