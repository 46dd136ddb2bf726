// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.cli.remote;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * Sends our standard input to a remote command.
 *
 * <p>On a daemon thread of its own: reading standard input cannot be interrupted, and must not hold up anybody when the
 * command ends without reading to the end.
 */
final class StdinPump {

    private static final int BUFFER = 32 * 1024;

    private StdinPump() {}

    static void start(InputStream from, OutputStream to) {
        Thread thread = new Thread(() -> pump(from, to), "cluster-e2e-stdin");
        thread.setDaemon(true);
        thread.start();
    }

    private static void pump(InputStream from, OutputStream to) {
        byte[] buffer = new byte[BUFFER];
        try (to) {
            int count;
            while ((count = from.read(buffer)) >= 0) {
                to.write(buffer, 0, count);
                to.flush();
            }
        } catch (IOException e) {
            // The command has ended, or closed its input. Its exit status says whether that was right.
        }
    }
}
