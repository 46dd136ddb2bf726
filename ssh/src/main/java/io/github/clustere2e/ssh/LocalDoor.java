// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import java.io.Closeable;
import java.io.IOException;

/** Where a forward is reached on this machine. Its text is for messages. */
interface LocalDoor extends Closeable {

    /** Waits for somebody; fails when it is closed. */
    LocalClient accept() throws IOException;
}
