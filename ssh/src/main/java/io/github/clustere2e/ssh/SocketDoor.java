// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** A Unix socket in a temporary directory, which nobody but this user may enter. */
final class SocketDoor implements LocalDoor {

    private final Path directory;
    private final Path path;
    private final ServerSocketChannel server;

    /** Takes how many may wait to be accepted. */
    SocketDoor(int waiting) throws IOException {
        directory = Files.createTempDirectory(SocketLeftovers.PREFIX);
        path = directory.resolve(SocketLeftovers.NAME);
        try {
            server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(directory);
            throw e;
        }
        try {
            server.bind(UnixDomainSocketAddress.of(path), waiting);
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
        SocketLeftovers.sweep(directory);
    }

    Path path() {
        return path;
    }

    @Override
    public LocalClient accept() throws IOException {
        return new Client(server.accept());
    }

    @Override
    public void close() throws IOException {
        server.close();
        Files.deleteIfExists(path);
        Files.deleteIfExists(directory);
    }

    @Override
    public String toString() {
        return path.toString();
    }

    /** By the channel's own calls: streams of it let nobody write while somebody waits to read. */
    private record Client(SocketChannel channel) implements LocalClient {

        @Override
        public int read(byte[] buffer) throws IOException {
            return channel.read(ByteBuffer.wrap(buffer));
        }

        @Override
        public void write(byte[] buffer, int length) throws IOException {
            ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, length);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        }

        @Override
        public void endOutput() throws IOException {
            channel.shutdownOutput();
        }

        @Override
        public void close(boolean whole) throws IOException {
            channel.close();
        }
    }
}
