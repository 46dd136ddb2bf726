// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.internal;

import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.PortForward;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Asks web servers over a node's SSH connection: addresses are as the node sees them, and the node needs no program.
 *
 * <p>Names in certificates are not compared with the address: the way to the node is authenticated by SSH already.
 * Immutable and thread-safe.
 */
public final class NodeHttp {

    /** More than any answer of ours has; a server that sends without end must not fill the memory. */
    private static final int LARGEST_BODY = 32 << 20;

    private static final int MOST_REDIRECTS = 3;

    private final Node node;
    private final SSLSocketFactory tls;
    private final Map<String, String> headers;

    private NodeHttp(Node node, SSLSocketFactory tls, Map<String, String> headers) {
        this.node = node;
        this.tls = tls;
        this.headers = Map.copyOf(headers);
    }

    /**
     * Asks without looking at certificates.
     *
     * @param node the way
     * @return the client
     */
    public static NodeHttp onAnyCertificate(Node node) {
        return new NodeHttp(node, Certificates.trustingAll(), Map.of());
    }

    /**
     * Asks, and takes only certificates that an authority has signed.
     *
     * @param pem the authority's certificate
     * @return a client that does
     */
    public NodeHttp trusting(byte[] pem) {
        return new NodeHttp(node, Certificates.trusting(pem), headers);
    }

    /**
     * Sends a header with everything.
     *
     * @param name the header
     * @param value its value
     * @return a client that does
     */
    public NodeHttp header(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new NodeHttp(node, tls, more);
    }

    /**
     * Asks for something.
     *
     * @param uri as the node sees it
     * @param limit how long it may take to connect, and then how long it may be silent
     * @return the answer, whatever its status
     * @throws IOException if there is none
     */
    public Response get(URI uri, Duration limit) throws IOException {
        return send("GET", uri, null, limit);
    }

    /**
     * Asks for something, and goes where redirects lead, over the same node.
     *
     * @param uri as the node sees it
     * @param limit as for {@link #get}
     * @return the answer at the end
     * @throws IOException if there is none
     */
    public Response follow(URI uri, Duration limit) throws IOException {
        URI at = uri;
        Response response = get(at, limit);
        for (int i = 0; i < MOST_REDIRECTS && !response.location().isEmpty(); i++) {
            at = at.resolve(response.location());
            response = get(at, limit);
        }
        return response;
    }

    /**
     * Sends something.
     *
     * @param uri as the node sees it
     * @param json what is sent
     * @param limit as for {@link #get}
     * @return the answer, whatever its status
     * @throws IOException if there is none
     */
    public Response post(URI uri, String json, Duration limit) throws IOException {
        return send("POST", uri, json, limit);
    }

    private Response send(String method, URI uri, @Nullable String body, Duration limit) throws IOException {
        int port = uri.getPort() >= 0 ? uri.getPort() : uri.getScheme().equals("https") ? 443 : 80;
        try (PortForward forward = node.forward(uri.getHost(), port)) {
            URL local = new URL(uri.getScheme(), "127.0.0.1", forward.address().getPort(), file(uri));
            HttpURLConnection connection = (HttpURLConnection) local.openConnection(Proxy.NO_PROXY);
            connection.setRequestMethod(method);
            connection.setConnectTimeout((int) limit.toMillis());
            connection.setReadTimeout((int) limit.toMillis());
            connection.setInstanceFollowRedirects(false);
            connection.setUseCaches(false);
            connection.setRequestProperty("Connection", "close");
            headers.forEach(connection::setRequestProperty);
            if (connection instanceof HttpsURLConnection secure) {
                secure.setSSLSocketFactory(tls);
                secure.setHostnameVerifier((host, session) -> true);
            }
            return exchange(connection, body);
        }
    }

    private static Response exchange(HttpURLConnection connection, @Nullable String body) throws IOException {
        try {
            if (body != null) {
                connection.setDoOutput(true);
                connection.setRequestProperty("Content-Type", "application/json");
                try (OutputStream out = connection.getOutputStream()) {
                    out.write(body.getBytes(StandardCharsets.UTF_8));
                }
            }
            int status = connection.getResponseCode();
            @Nullable String location = status / 100 == 3 ? connection.getHeaderField("Location") : null;
            return new Response(status, text(connection, status), location == null ? "" : location);
        } finally {
            connection.disconnect();
        }
    }

    private static String text(HttpURLConnection connection, int status) throws IOException {
        try (@Nullable InputStream in = status >= 400 ? connection.getErrorStream() : connection.getInputStream()) {
            return in == null ? "" : new String(in.readNBytes(LARGEST_BODY), StandardCharsets.UTF_8);
        }
    }

    private static String file(URI uri) {
        String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
    }

    /**
     * What a web server answers.
     *
     * @param status such as 200
     * @param body as UTF-8
     * @param location where it leads instead; empty if it does not
     */
    public record Response(int status, String body, String location) {}
}
