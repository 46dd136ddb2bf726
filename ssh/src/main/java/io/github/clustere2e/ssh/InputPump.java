// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.function.BooleanSupplier;

/** Sends a command what it is to read. */
final class InputPump {

    private static final int CHUNK = 128 * 1024;

    private InputPump() {}

    /**
     * Sends everything, and then the end.
     *
     * <p>When the command is given up nothing more is sent, not even the end: it must not take what came for all.
     *
     * <p>That the command reads no further is no error; it is its own affair.
     *
     * @throws IOException if the input cannot be read to its end: the command must not take what came for all
     */
    static void send(InputStream input, Execution execution, boolean pty, BooleanSupplier givenUp) throws IOException {
        int first = input.read();
        OutputStream remote;
        try {
            remote = pty ? new TerminalInput(execution.stdin()) : execution.stdin();
            if (first >= 0) {
                remote.write(first);
            } else {
                remote.close();
            }
        } catch (IOException e) {
            return;
        }
        if (first >= 0) {
            sendRest(input, remote, () -> execution.hasEnded() || givenUp.getAsBoolean());
        }
    }

    private static void sendRest(InputStream input, OutputStream remote, BooleanSupplier pointless) throws IOException {
        byte[] chunk = new byte[CHUNK];
        while (true) {
            // Somebody may wait for the answer to what came before the next piece comes.
            boolean pause = input.available() == 0;
            try {
                if (pause) {
                    remote.flush();
                }
            } catch (IOException e) {
                return;
            }
            int length = input.read(chunk);
            if (pointless.getAsBoolean()) {
                return;
            }
            try {
                if (length < 0) {
                    remote.close();
                    return;
                }
                remote.write(chunk, 0, length);
            } catch (IOException e) {
                return;
            }
        }
    }
}
