// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import io.github.clustere2e.api.Command;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Keeps the first and the last part of what comes, and counts what it leaves out. No secret is cut: one that lies across
 * an edge is left out whole. For one thread at a time.
 */
final class KeptOutput implements Sink {

    /** Kept of the standard error, however little is asked for: errors have to explain themselves. */
    static final int LEAST_ERROR = 64 * 1024;

    private final int headLimit;
    private final int tailLimit;
    private final SecretEdges edges;
    private final int headSpace;
    private final ByteArrayOutputStream head = new ByteArrayOutputStream(64);
    private final LastBytes tail;
    private long size;

    KeptOutput(long limit, SecretEdges edges) {
        this.tailLimit = (int) (limit / 2);
        this.headLimit = (int) limit - tailLimit;
        this.edges = edges;
        // What lies beyond an edge is needed to see whether a secret goes on there.
        int margin = limit == 0 ? 0 : edges.margin();
        this.headSpace = headLimit + margin;
        this.tail = new LastBytes(tailLimit + margin);
    }

    static KeptOutput output(Command command) {
        return new KeptOutput(command.keptOutput(), new SecretEdges(command.masked()));
    }

    static KeptOutput errors(Command command) {
        return new KeptOutput(Math.max(command.keptOutput(), LEAST_ERROR), new SecretEdges(command.masked()));
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
        size += length;
        int toHead = Math.min(length, headSpace - head.size());
        head.write(bytes, offset, toHead);
        tail.write(bytes, offset + toHead, length - toHead);
    }

    synchronized long size() {
        return size;
    }

    @Override
    public synchronized byte[] kept() {
        byte[] first = head.toByteArray();
        if (headLimit == 0) {
            return first;
        }
        byte[] last = tail.inOrder();
        if (first.length + (long) last.length < size) {
            return cut(first, last);
        }
        byte[] all = joined(first, last);
        return size <= headLimit + (long) tailLimit ? all : cut(all, all);
    }

    private static byte[] joined(byte[] first, byte[] last) {
        byte[] all = Arrays.copyOf(first, first.length + last.length);
        System.arraycopy(last, 0, all, first.length, last.length);
        return all;
    }

    /** Of what everything begins with and what it ends with, as much as is kept. */
    private byte[] cut(byte[] first, byte[] last) {
        int to = edges.before(first, headLimit);
        int from = edges.after(last, last.length - tailLimit);
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        kept.write(first, 0, to);
        long leftOut = size - to - (last.length - from);
        kept.writeBytes(("\n[… " + leftOut + " bytes left out …]\n").getBytes(StandardCharsets.UTF_8));
        kept.write(last, from, last.length - from);
        return kept.toByteArray();
    }
}
