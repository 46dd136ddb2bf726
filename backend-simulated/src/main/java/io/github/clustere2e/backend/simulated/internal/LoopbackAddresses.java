// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.simulated.internal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An address for each node, as hosts have, that nobody but this machine reaches: on Linux the whole of 127.0.0.0/8 does (RFC
 * 1122, section 3.2.1.3). Elsewhere all nodes share one, and differ by their ports. Thread-safe.
 */
final class LoopbackAddresses {

    /** From 127.64.0.0 on; the addresses below are often taken for something. */
    private static final int FIRST = 0x7f40_0000;

    private static final int COUNT = 0x40_0000;

    /** Two processes seldom begin at the same one. */
    private static final AtomicInteger NEXT =
            new AtomicInteger(ThreadLocalRandom.current().nextInt(COUNT));

    private static final boolean ALL = canBind(address(1));

    private LoopbackAddresses() {}

    static InetAddress next() {
        return ALL ? address(NEXT.updateAndGet(LoopbackAddresses::following)) : InetAddress.getLoopbackAddress();
    }

    /** Neither the first nor the last one of what used to be a network: some software refuses those. */
    private static int following(int last) {
        int next = (last + 1) % COUNT;
        while ((next & 0xff) == 0 || (next & 0xff) == 0xff) {
            next = (next + 1) % COUNT;
        }
        return next;
    }

    private static InetAddress address(int number) {
        int all = FIRST + number;
        try {
            return InetAddress.getByAddress(
                    new byte[] {(byte) (all >>> 24), (byte) (all >>> 16), (byte) (all >>> 8), (byte) all});
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an address", e);
        }
    }

    private static boolean canBind(InetAddress address) {
        try (ServerSocket socket = new ServerSocket(0, 1, address)) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
