// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Keeps the first and the last part of what comes, and counts what it leaves out. For one thread at a time. */
final class KeptOutput implements Sink {

    /** Kept of the standard error, however little is asked for: errors have to explain themselves. */
    static final int LEAST_ERROR = 64 * 1024;

    private static final int FIRST_TAIL = 4 * 1024;

    private final int headLimit;
    private final int tailLimit;
    private final ByteArrayOutputStream head = new ByteArrayOutputStream(64);

    /** Once it has its full size, a ring: the next byte comes where the oldest is. */
    private byte[] tail = new byte[0];

    private int tailEnd;
    private long size;

    KeptOutput(long limit) {
        this.tailLimit = (int) (limit / 2);
        this.headLimit = (int) limit - tailLimit;
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
        size += length;
        int toHead = Math.min(length, headLimit - head.size());
        head.write(bytes, offset, toHead);
        int from = offset + toHead;
        int end = offset + length;
        if (from < end && tailLimit > 0) {
            toTail(bytes, Math.max(from, end - tailLimit), end);
        }
    }

    private void toTail(byte[] bytes, int from, int end) {
        int length = end - from;
        if (tail.length < tailLimit && tailEnd + length > tail.length) {
            long wanted = Math.max(tailEnd + (long) length, Math.max(FIRST_TAIL, tail.length * 2L));
            tail = Arrays.copyOf(tail, (int) Math.min(tailLimit, wanted));
        }
        int first = Math.min(length, tail.length - tailEnd);
        System.arraycopy(bytes, from, tail, tailEnd, first);
        System.arraycopy(bytes, from + first, tail, 0, length - first);
        tailEnd = first < length ? length - first : tailEnd + first;
    }

    synchronized long size() {
        return size;
    }

    @Override
    public synchronized byte[] kept() {
        long more = size - head.size();
        if (more == 0 || headLimit == 0) {
            return head.toByteArray();
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(head.toByteArray());
        if (more > tailLimit) {
            all.writeBytes(("\n[… " + (more - tailLimit) + " bytes left out …]\n").getBytes(StandardCharsets.UTF_8));
            all.write(tail, tailEnd, tail.length - tailEnd);
        }
        all.write(tail, 0, tailEnd);
        return all.toByteArray();
    }
}
