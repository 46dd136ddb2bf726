// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** A free port of the loopback address. */
final class PortDoor implements LocalDoor {

    private final ServerSocket server;
    private final InetSocketAddress address;

    /** Takes how many may wait to be accepted. */
    PortDoor(int waiting) throws IOException {
        // 127.0.0.1 by its bytes: the name of the loopback address may stand for another one.
        InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        server = new ServerSocket(0, waiting, loopback);
        address = new InetSocketAddress(loopback, server.getLocalPort());
    }

    InetSocketAddress address() {
        return address;
    }

    @Override
    public LocalClient accept() throws IOException {
        Socket socket = server.accept();
        try {
            socket.setTcpNoDelay(true);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
        return new Client(socket);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    @Override
    public String toString() {
        return address.toString();
    }

    private record Client(Socket socket) implements LocalClient {

        @Override
        public int read(byte[] buffer) throws IOException {
            return socket.getInputStream().read(buffer);
        }

        @Override
        public void write(byte[] buffer, int length) throws IOException {
            socket.getOutputStream().write(buffer, 0, length);
        }

        @Override
        public void endOutput() throws IOException {
            socket.shutdownOutput();
        }

        @Override
        public void close(boolean whole) throws IOException {
            try (socket) {
                if (!whole) {
                    socket.setSoLinger(true, 0);
                }
            }
        }
    }
}
