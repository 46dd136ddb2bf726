// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import java.io.ByteArrayOutputStream;

/** Where a command's standard output goes. Never blocks and never throws. */
interface Sink {

    void write(byte[] bytes, int offset, int length);

    /** What was kept of it: nothing, where it goes somewhere else. */
    default byte[] kept() {
        return new byte[0];
    }

    /** Keeps everything in memory. */
    static Sink memory() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        return new Sink() {
            @Override
            public void write(byte[] chunk, int offset, int length) {
                bytes.write(chunk, offset, length);
            }

            @Override
            public byte[] kept() {
                return bytes.toByteArray();
            }
        };
    }

    /** Keeps nothing. */
    static Sink nothing() {
        return (bytes, offset, length) -> {};
    }
}
