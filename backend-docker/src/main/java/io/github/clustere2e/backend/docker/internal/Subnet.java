// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal;

import io.github.clustere2e.api.InvalidInputException;
import java.net.InetAddress;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The addresses of one cluster's network: one of the 64 parts of 10.207.0.0/16 with 1024 addresses each, or another that
 * was asked for.
 *
 * @param base its first address, as a number
 * @param prefix how many bits all of its addresses share
 */
record Subnet(int base, int prefix) {

    static final int COUNT = 64;
    private static final int PREFIX = 22;
    private static final int SIZE = 1 << (32 - PREFIX);
    private static final int RANGE = (10 << 24) | (207 << 16);
    /** The first is the network, the second its gateway, the last its broadcast address. */
    private static final int FIRST_NODE = 2;
    /** The engine's addresses for containers, and what is left of a subnet, end here. */
    private static final int SMALLEST_PREFIX = 8;

    private static final int LARGEST_PREFIX = 29;

    static Subnet ofRange(int number) {
        return new Subnet(RANGE + number * SIZE, PREFIX);
    }

    /** Reads what people write, such as 10.30.0.0/24. */
    static Subnet parse(String cidr) {
        String[] parts = cidr.split("/", 2);
        int prefix = Integer.parseInt(parts[1]);
        List<Integer> numbers =
                Stream.of(parts[0].split("\\.")).map(Integer::valueOf).toList();
        if (numbers.stream().anyMatch(number -> number > 255) || prefix < SMALLEST_PREFIX || prefix > LARGEST_PREFIX) {
            throw new InvalidInputException("subnet: '" + cidr + "' is not a subnet that nodes can be in: write four"
                    + " numbers up to 255 and a length from /" + SMALLEST_PREFIX + " to /" + LARGEST_PREFIX
                    + ", such as 10.30.0.0/24");
        }
        int address = numbers.stream().reduce(0, (value, number) -> (value << 8) | number);
        Subnet subnet = new Subnet(address & -(1 << (32 - prefix)), prefix);
        if (subnet.base != address) {
            throw new InvalidInputException("subnet: '" + cidr + "' does not begin where a subnet of that length does:"
                    + " write " + subnet.cidr());
        }
        return subnet;
    }

    static void checkRoomFor(int nodes) {
        ofRange(0).checkRoom(nodes);
    }

    void checkRoom(int nodes) {
        int most = size() - FIRST_NODE - 1;
        if (nodes > most) {
            throw new InvalidInputException(
                    "A cluster of " + nodes + " nodes cannot be: the network of a cluster has" + " room for " + most);
        }
    }

    /** All subnets, in an order of its own for each name, so that clusters that are made together seldom collide. */
    static List<Subnet> inOrderFor(String clusterName) {
        int first = Math.floorMod(clusterName.hashCode(), COUNT);
        List<Subnet> order = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            order.add(ofRange((first + i) % COUNT));
        }
        return order;
    }

    String cidr() {
        return text(base) + "/" + prefix;
    }

    String gateway() {
        return text(base + 1);
    }

    /** The address of the node of that ordinal, counted from 0. */
    String address(int ordinal) {
        return text(base + FIRST_NODE + ordinal);
    }

    /** Whether an interface of this machine, such as that of a VPN, has an address in it. */
    boolean isUsedHere() {
        return addressesHere().stream().anyMatch(this::contains);
    }

    /** The addresses of this machine; slow to find out where there are many interfaces. */
    static List<InetAddress> addressesHere() {
        try {
            return NetworkInterface.networkInterfaces()
                    .flatMap(face -> face.getInterfaceAddresses().stream())
                    .map(InterfaceAddress::getAddress)
                    .toList();
        } catch (SocketException e) {
            return List.of(); // the engine still refuses those that it knows
        }
    }

    boolean contains(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (bytes.length != 4) {
            return false;
        }
        int value = value(bytes);
        return value >= base && value < base + size();
    }

    private static int value(byte[] bytes) {
        return (bytes[0] & 0xff) << 24 | (bytes[1] & 0xff) << 16 | (bytes[2] & 0xff) << 8 | (bytes[3] & 0xff);
    }

    /** Whether it shares an address with another subnet; false for one of IPv6, and for none. */
    boolean overlaps(@Nullable String cidr) {
        if (cidr == null || !cidr.matches("[0-9.]{7,15}/[0-9]{1,2}")) {
            return false;
        }
        int slash = cidr.indexOf('/');
        int common = Math.min(prefix, Integer.parseInt(cidr.substring(slash + 1)));
        int other = value(address(cidr.substring(0, slash)).getAddress());
        return common == 0 || (base ^ other) >>> (32 - common) == 0;
    }

    static InetAddress address(String address) {
        try {
            return InetAddress.getByName(address);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("not an address: " + address, e);
        }
    }

    private int size() {
        return 1 << (32 - prefix);
    }

    private static String text(int address) {
        return (address >>> 24) + "." + (address >>> 16 & 0xff) + "." + (address >>> 8 & 0xff) + "." + (address & 0xff);
    }
}
