// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What OpenSSH's own files say of a host.
 *
 * @param host a host name or an address
 * @param port 1 to 65535
 * @param user the user that logs in
 * @param hostKey the key to pin, Ed25519 before ECDSA before RSA; empty if the files know none
 * @param knownAs by which name {@code known_hosts} knows it, such as {@code [10.0.0.7]:2222}
 * @param knownHosts the files that were asked for its key, whether or not they are there
 * @since 0.1
 */
public record OpenSshHost(
        String host, int port, String user, Optional<String> hostKey, String knownAs, List<Path> knownHosts) {

    /**
     * Copies the list.
     *
     * @param host as the record says
     * @param port as the record says
     * @param user as the record says
     * @param hostKey as the record says
     * @param knownAs as the record says
     * @param knownHosts as the record says
     */
    public OpenSshHost {
        knownHosts = List.copyOf(knownHosts);
    }
}
