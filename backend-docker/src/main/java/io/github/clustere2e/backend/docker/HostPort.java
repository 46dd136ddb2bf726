// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker;

import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.api.Role;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A TCP port of one node that is reached by a port of the engine's machine as well.
 *
 * <p>Immutable. The constructor throws {@link InvalidInputException} if a port is none or the index is negative.
 *
 * @param role the node's role
 * @param index the node's index among those of its role, from 0
 * @param port the node's port, 1 to 65535
 * @param address the address of the engine's machine that listens; {@value #LOOPBACK} lets only that machine in
 * @param hostPort the port of the engine's machine, or 0 for one that the engine picks anew at each start of the node
 * @since 0.1
 */
public record HostPort(Role role, int index, int port, String address, int hostPort) {

    /** The address that lets nobody in from outside. */
    public static final String LOOPBACK = "127.0.0.1";

    private static final int HIGHEST = 65_535;
    private static final Pattern FORM =
            Pattern.compile("([a-z0-9_]+)_([0-9]{1,4}):([0-9]{1,5})(?:=(?:([0-9.]+):)?([0-9]{1,5}))?");

    /**
     * Checks what it is given.
     *
     * @param role as the record says
     * @param index as the record says
     * @param port as the record says
     * @param address as the record says
     * @param hostPort as the record says
     */
    public HostPort {
        if (index < 0 || port < 1 || port > HIGHEST || hostPort < 0 || hostPort > HIGHEST) {
            throw new InvalidInputException(
                    "Port " + port + " of node " + role.nodeName(index) + " cannot be reached by" + " port " + hostPort
                            + ": ports are 1 to " + HIGHEST + ", and an index is 0 or more");
        }
    }

    /**
     * Maps a port of the loopback address that the engine picks.
     *
     * @param role the node's role
     * @param index the node's index, from 0
     * @param port the node's port
     * @return the map
     * @throws InvalidInputException if the port is none or the index is negative
     */
    public static HostPort automatic(Role role, int index, int port) {
        return new HostPort(role, index, port, LOOPBACK, 0);
    }

    /**
     * Maps a certain port of the loopback address.
     *
     * @param role the node's role
     * @param index the node's index, from 0
     * @param port the node's port
     * @param hostPort the port of the engine's machine
     * @return the map
     * @throws InvalidInputException if a port is none or the index is negative
     */
    public static HostPort of(Role role, int index, int port, int hostPort) {
        return new HostPort(role, index, port, LOOPBACK, hostPort);
    }

    /**
     * Returns the same map on another address, which lets in whoever reaches that address.
     *
     * @param listening an IPv4 address of the engine's machine; {@code 0.0.0.0} for all of them
     * @return the map
     */
    public HostPort on(String listening) {
        return new HostPort(role, index, port, listening, hostPort);
    }

    /**
     * Reads a map as it is written on a command line.
     *
     * @param text {@code NODE:PORT} for a port that the engine picks, or {@code NODE:PORT=[ADDRESS:]HOST_PORT}
     * @return the map
     * @throws InvalidInputException if it is of none of these forms
     */
    public static HostPort parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new InvalidInputException("'" + text + "' is not a map of ports: write NODE:PORT for a port that the"
                    + " engine picks, or NODE:PORT=[ADDRESS:]HOST_PORT, such as master_0:80=8000");
        }
        HostPort map = automatic(
                Role.of(matcher.group(1)), Integer.parseInt(matcher.group(2)), Integer.parseInt(matcher.group(3)));
        if (matcher.group(5) != null) {
            map = of(map.role, map.index, map.port, Integer.parseInt(matcher.group(5)));
        }
        return matcher.group(4) == null ? map : map.on(matcher.group(4));
    }

    /**
     * Returns the node that it is for.
     *
     * @return the node's name, such as {@code master_0}
     */
    public String node() {
        return role.nodeName(index);
    }
}
