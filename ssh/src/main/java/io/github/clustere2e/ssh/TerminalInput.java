// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Tells a terminal of the end of the input: whoever reads from a terminal is not told by the end of the channel, but by
 * the end-of-file character, which ends an unfinished line when it comes first, and the input when it comes next.
 */
final class TerminalInput extends FilterOutputStream {

    private static final int END_OF_FILE = 4;

    private boolean atLineStart = true;
    private boolean closed;

    TerminalInput(OutputStream out) {
        super(out);
    }

    @Override
    public void write(int b) throws IOException {
        atLineStart = b == '\n';
        out.write(b);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (length > 0) {
            atLineStart = bytes[offset + length - 1] == '\n';
            out.write(bytes, offset, length);
        }
    }

    @Override
    public void close() throws IOException {
        if (!closed) {
            closed = true;
            if (!atLineStart) {
                out.write(END_OF_FILE);
            }
            out.write(END_OF_FILE);
            out.flush();
        }
        // The channel stays open for input, since its end would tell the terminal nothing.
    }
}
