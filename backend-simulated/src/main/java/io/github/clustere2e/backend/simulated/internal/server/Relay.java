// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.simulated.internal.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One connection through a {@link Door}, in both directions, until either side has enough or it is cut. */
final class Relay implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);
    private static final int CHUNK = 32 * 1024;

    private final Socket client;
    private final Socket server;
    private final Gate gate;
    private final Runnable whenClosed;
    private final AtomicInteger open = new AtomicInteger(2);

    Relay(Socket client, Socket server, Gate gate, Runnable whenClosed) {
        this.client = client;
        this.server = server;
        this.gate = gate;
        this.whenClosed = whenClosed;
    }

    void begin(Executor threads) {
        threads.execute(() -> pump(client, server));
        threads.execute(() -> pump(server, client));
    }

    /** The end of one direction is passed on; what still comes in the other one is too. */
    private void pump(Socket from, Socket to) {
        byte[] chunk = new byte[CHUNK];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                gate.pass();
                out.write(chunk, 0, read);
            }
            to.shutdownOutput();
            if (open.decrementAndGet() == 0) {
                close();
            }
        } catch (IOException e) {
            close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            close();
        }
    }

    /** Resets it: a machine that fails says no goodbye. */
    void cut() {
        try {
            client.setSoLinger(true, 0);
        } catch (IOException e) {
            LOG.debug("It was closed already", e);
        }
        close();
    }

    @Override
    public void close() {
        try (client;
                server) {
            whenClosed.run();
        } catch (IOException e) {
            LOG.debug("A connection did not close well", e);
        }
    }
}
