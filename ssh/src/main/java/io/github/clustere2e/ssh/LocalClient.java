// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import java.io.IOException;

/** Somebody on this machine who has connected to a forward. One thread reads from them while another writes. */
interface LocalClient {

    /** Returns how much they have sent, at least 1; -1 if nothing follows. */
    int read(byte[] buffer) throws IOException;

    void write(byte[] buffer, int length) throws IOException;

    /** Tells them that nothing follows; they may still send. */
    void endOutput() throws IOException;

    /** Ends it, on any thread. What is not whole is reset, where there is such a thing, so that it is not taken for whole. */
    void close(boolean whole) throws IOException;
}
