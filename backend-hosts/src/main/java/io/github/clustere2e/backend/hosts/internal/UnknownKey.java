// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.hosts.internal;

import io.github.clustere2e.backend.hosts.Host;
import io.github.clustere2e.ssh.OpenSshHost;
import java.util.stream.Collectors;

/** What is said of a host whose key nobody knows: how to ask for it, and that the answer proves nothing. */
final class UnknownKey {

    static final String MARK = "its host key is not known";

    static final String WARNING =
            "No key is trusted at first sight. What ssh-keyscan prints may come from anybody on the"
                    + " way: before you use it, compare its fingerprint (ssh-keygen -lf FILE) with what the host itself says on"
                    + " its console: ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub";

    private UnknownKey() {}

    static String text(Host host, OpenSshHost found) {
        String scan = "ssh-keyscan -t ed25519 -p " + found.port() + " " + found.host();
        String over = host.jump()
                .map(jump -> "ssh "
                        + OpenSshFiles.of(jump).find(OpenSshFiles.alias(jump)).host() + " ")
                .orElse("");
        String plain = found.port() == 22 ? found.host() : "[" + found.host() + "]:" + found.port();
        String renamed = plain.equalsIgnoreCase(found.knownAs()) ? "" : " | sed 's/^[^ ]*/" + found.knownAs() + "/'";
        return MARK + ": " + (found.knownHosts().size() == 1 ? "" : "none of ")
                + found.knownHosts().stream().map(String::valueOf).collect(Collectors.joining(", "))
                + (found.knownHosts().size() == 1 ? " does not have " : " has ") + found.knownAs()
                + ". Give it as its host key, or ask for it with: " + over + scan + renamed + " >> "
                + found.knownHosts().get(0);
    }
}
