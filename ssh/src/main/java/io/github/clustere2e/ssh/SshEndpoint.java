// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import io.github.clustere2e.api.InvalidInputException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a node's SSH server is, who logs in, and the key that it must prove to have.
 *
 * <p>The constructor throws {@link InvalidInputException} that names everything that is wrong.
 *
 * @param host a host name or an address
 * @param port 1 to 65535
 * @param user the user that logs in
 * @param hostKey the server's public key as OpenSSH writes it, {@code ssh-ed25519 AAAA…}; a comment may follow. An ECDSA
 *     or RSA key needs {@link SshNodeBuilder#algorithms(SshAlgorithms)} that have its signatures
 * @since 0.1
 */
public record SshEndpoint(String host, int port, String user, String hostKey) {

    /**
     * Checks what it is given.
     *
     * @param host as the record says
     * @param port as the record says
     * @param user as the record says
     * @param hostKey as the record says
     */
    public SshEndpoint {
        List<String> problems = new ArrayList<>();
        if (host.isBlank()) {
            problems.add("it names no host");
        }
        if (port < 1 || port > 65_535) {
            problems.add(port + " is not a port: it must lie between 1 and 65535");
        }
        if (user.isBlank()) {
            problems.add("it names no user");
        }
        PublicKeyLine.problem(hostKey).ifPresent(problem -> problems.add("its host key " + problem));
        if (!problems.isEmpty()) {
            throw new InvalidInputException("This SSH endpoint cannot be used: " + String.join("; ", problems));
        }
    }

    /**
     * Returns the endpoint of an address.
     *
     * @param address where the server listens
     * @param port 1 to 65535
     * @param user the user that logs in
     * @param hostKey the server's public key as OpenSSH writes it
     * @return the endpoint
     * @throws InvalidInputException that names everything that is wrong
     */
    public static SshEndpoint of(InetAddress address, int port, String user, String hostKey) {
        return new SshEndpoint(address.getHostAddress(), port, user, hostKey);
    }

    /**
     * Returns what people compare host keys by.
     *
     * @return {@code SHA256:…}, as OpenSSH prints it
     */
    public String hostKeyFingerprint() {
        return Fingerprint.of(PublicKeyLine.blob(hostKey));
    }

    /**
     * Returns the endpoint as a person would write it.
     *
     * @return {@code user@host:port}
     */
    @Override
    public String toString() {
        return user + "@" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
