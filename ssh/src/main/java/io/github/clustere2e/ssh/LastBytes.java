// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import java.util.Arrays;

/** The last bytes of all that come, so many at most. For one thread at a time. */
final class LastBytes {

    private static final int FIRST_SIZE = 4 * 1024;

    private final int limit;

    /** Once it has its full size, a ring: the next byte comes where the oldest is. */
    private byte[] ring = new byte[0];

    private int end;
    private boolean full;

    LastBytes(int limit) {
        this.limit = limit;
    }

    void write(byte[] bytes, int offset, int length) {
        int count = Math.min(length, limit);
        if (count == 0) {
            return;
        }
        int from = offset + length - count;
        if (ring.length < limit && end + count > ring.length) {
            long wanted = Math.max(end + (long) count, Math.max(FIRST_SIZE, ring.length * 2L));
            ring = Arrays.copyOf(ring, (int) Math.min(limit, wanted));
        }
        int first = Math.min(count, ring.length - end);
        System.arraycopy(bytes, from, ring, end, first);
        System.arraycopy(bytes, from + first, ring, 0, count - first);
        full |= end + count >= limit;
        end = first < count ? count - first : end + first;
    }

    /** A copy, the oldest first. */
    byte[] inOrder() {
        if (!full) {
            return Arrays.copyOf(ring, end);
        }
        byte[] ordered = new byte[ring.length];
        System.arraycopy(ring, end, ordered, 0, ring.length - end);
        System.arraycopy(ring, 0, ordered, ring.length - end, end);
        return ordered;
    }
}
