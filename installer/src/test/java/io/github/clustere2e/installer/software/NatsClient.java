// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.software;

import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.PortForward;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** The little of NATS' text protocol that asks a question and reads the answer. */
final class NatsClient implements AutoCloseable {

    private final PortForward forward;
    private final Socket socket;
    private final BufferedReader in;

    NatsClient(Node node, int port) throws IOException {
        forward = node.forward(port);
        socket = new Socket(forward.address().getAddress(), forward.address().getPort());
        socket.setSoTimeout(30_000);
        in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        send("CONNECT {\"verbose\":false}\r\nSUB answers 1\r\n");
    }

    String ask(String subject, String question) throws IOException {
        send("PUB " + subject + " answers " + question.getBytes(StandardCharsets.UTF_8).length + "\r\n" + question
                + "\r\n");
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (line.startsWith("MSG ")) {
                return in.readLine();
            }
            if (line.startsWith("PING")) {
                send("PONG\r\n");
            }
        }
        throw new IOException("the server closed the connection");
    }

    private void send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws IOException {
        socket.close();
        forward.close();
    }
}
