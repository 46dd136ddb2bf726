// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.logs;

import io.github.clustere2e.api.OutputListener;
import io.github.clustere2e.api.StandardStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Takes apart what the script {@code stream.sh} sends, while it comes.
 *
 * <p>What is between marks is handed on as it is. A mark cannot be guessed, and the node has it from its standard input
 * alone: no log of commands has it.
 */
final class RecordReader implements OutputListener {

    /** Longer than any that the scripts send; a node that sends more is not heard any longer. */
    private static final int LONGEST_TEXT = 64 << 10;

    private static final byte[] END = {0};

    private final byte[] mark;
    private final Records records;
    private byte[] held = new byte[0];
    private boolean inText;
    private boolean broken;

    RecordReader(String mark, Records records) {
        this.mark = mark.getBytes(StandardCharsets.US_ASCII);
        this.records = records;
    }

    @Override
    public synchronized void output(StandardStream stream, byte[] chunk) {
        if (stream != StandardStream.STDOUT || broken) {
            return;
        }
        byte[] all = held.length == 0 ? chunk : joined(held, chunk);
        int from = 0;
        int end = find(all, from);
        while (end >= 0) {
            if (inText) {
                String text = new String(all, from, end - from, StandardCharsets.UTF_8);
                records.record(text.isEmpty() ? ' ' : text.charAt(0), text.isEmpty() ? "" : text.substring(1));
                from = end + END.length;
            } else {
                records.data(all, from, end - from);
                from = end + mark.length;
            }
            inText = !inText;
            end = find(all, from);
        }
        hold(all, from);
    }

    /** Keeps a text that has not ended, or what may be the beginning of a mark. */
    private void hold(byte[] all, int from) {
        int kept = from;
        if (!inText) {
            kept = Math.max(from, all.length - mark.length + 1);
            while (kept < all.length && !begins(all, kept)) {
                kept++;
            }
            records.data(all, from, kept - from);
        }
        held = Arrays.copyOfRange(all, kept, all.length);
        broken = inText && held.length > LONGEST_TEXT;
    }

    private int find(byte[] all, int from) {
        byte[] wanted = inText ? END : mark;
        for (int at = from; at <= all.length - wanted.length; at++) {
            if (all[at] == wanted[0] && Arrays.equals(all, at, at + wanted.length, wanted, 0, wanted.length)) {
                return at;
            }
        }
        return -1;
    }

    private boolean begins(byte[] all, int at) {
        return Arrays.equals(all, at, all.length, mark, 0, all.length - at);
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    /** Hears what was sent. */
    interface Records {

        /** Hears a record; {@code stream.sh} tells which letters there are. */
        void record(char letter, String text);

        /** Hears bytes of the file that the last record began. */
        void data(byte[] bytes, int offset, int length);
    }
}
