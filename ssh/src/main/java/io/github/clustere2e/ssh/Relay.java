// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Passes on what one local connection and one tunnel have for each other, in both directions at once. */
final class Relay {

    private static final int BUFFER = 32 * 1024;

    private final LocalClient client;
    private final Consumer<Exception> onBreak;
    private @Nullable Tunnel tunnel;
    private boolean finished;
    private boolean closed;

    Relay(LocalClient client, Consumer<Exception> onBreak) {
        this.client = client;
        this.onBreak = onBreak;
    }

    /** Returns when both directions have ended, or one has broken. */
    void run(Tunnel opened) throws IOException {
        synchronized (this) {
            tunnel = opened;
            if (closed) {
                opened.close();
                return;
            }
        }
        CompletableFuture<Void> down = CompletableFuture.runAsync(() -> down(opened), Daemons.WORKERS);
        boolean up = up(opened);
        down.join();
        synchronized (this) {
            finished = up && !closed;
        }
    }

    /** From here to the node; returns whether all of it went. A local client that hangs up is nobody's failure. */
    private boolean up(Tunnel opened) {
        byte[] buffer = new byte[BUFFER];
        while (true) {
            int length;
            try {
                length = client.read(buffer);
            } catch (IOException e) {
                close();
                return false;
            }
            try {
                if (length < 0) {
                    opened.out().close();
                    return true;
                }
                opened.out().write(buffer, 0, length);
                opened.out().flush();
            } catch (IOException e) {
                // The channel is gone: the other direction learns it too, and knows whether it was broken or closed.
                return false;
            }
        }
    }

    private void down(Tunnel opened) {
        byte[] buffer = new byte[BUFFER];
        while (true) {
            int length;
            try {
                length = opened.in().read(buffer);
            } catch (IOException e) {
                if (!isClosed()) {
                    onBreak.accept(e);
                }
                close();
                return;
            }
            try {
                if (length < 0) {
                    client.endOutput();
                    return;
                }
                client.write(buffer, length);
            } catch (IOException e) {
                close();
                return;
            }
        }
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    /** Ends both. */
    void close() {
        Tunnel open;
        boolean whole;
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            open = tunnel;
            whole = finished;
        }
        try {
            client.close(whole);
        } catch (IOException e) {
            // it is gone either way
        }
        if (open != null) {
            open.close();
        }
    }
}
