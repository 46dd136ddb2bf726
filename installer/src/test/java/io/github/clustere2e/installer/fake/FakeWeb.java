// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.fake;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/** Not a web server: for each path it sends what follows {@code HTTP/1.1}, and closes the connection. */
public final class FakeWeb implements AutoCloseable {

    private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final UnaryOperator<String> answers;

    public FakeWeb(UnaryOperator<String> answers) throws IOException {
        this.answers = answers;
        Thread thread = new Thread(this::serve, "fake web");
        thread.setDaemon(true);
        thread.start();
    }

    public URI uri(String path) {
        return URI.create("http://localhost:" + socket.getLocalPort() + path);
    }

    /** The paths that were asked for, in order. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket connection = socket.accept()) {
                BufferedReader in = new BufferedReader(
                        new InputStreamReader(connection.getInputStream(), StandardCharsets.US_ASCII));
                String path = in.readLine().split(" ", -1)[1];
                String header = in.readLine();
                while (!header.isEmpty()) {
                    header = in.readLine();
                }
                requests.add(path);
                connection
                        .getOutputStream()
                        .write(("HTTP/1.1 " + answers.apply(path)).getBytes(StandardCharsets.US_ASCII));
            } catch (IOException e) {
                if (!socket.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }
}
