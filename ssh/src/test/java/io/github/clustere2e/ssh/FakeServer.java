// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;

/** A fake: a port that speaks as little SSH as the test wants, and counts who came. */
final class FakeServer implements AutoCloseable {

    private final ServerSocket socket;
    private final AtomicInteger accepted = new AtomicInteger();

    private FakeServer(Conversation conversation) throws IOException {
        this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(() -> serve(conversation), "fake-server");
        thread.setDaemon(true);
        thread.start();
    }

    /** What it does with somebody who has connected; the connection is closed afterwards. */
    interface Conversation {
        void with(Socket client) throws Exception;
    }

    static FakeServer thatDoes(Conversation conversation) {
        try {
            return new FakeServer(conversation);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    SshEndpoint endpoint() {
        return new SshEndpoint(
                "127.0.0.1",
                socket.getLocalPort(),
                "root",
                SshKeyPair.generate("").publicKey());
    }

    int accepted() {
        return accepted.get();
    }

    private void serve(Conversation conversation) {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept()) {
                accepted.incrementAndGet();
                conversation.with(client);
            } catch (Exception e) {
                // the client has gone, or the test has ended
            }
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
