// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.hosts.internal;

import io.github.clustere2e.backend.hosts.Host;
import io.github.clustere2e.ssh.OpenSshHosts;

/** OpenSSH's files as they count for a host: what its description says comes before what they say. */
final class OpenSshFiles {

    private OpenSshFiles() {}

    static OpenSshHosts of(Host host) {
        OpenSshHosts files = OpenSshHosts.ofUser();
        if (host.port().isPresent()) {
            files = files.with("Port", Integer.toString(host.port().getAsInt()));
        }
        if (host.user().isPresent()) {
            files = files.with("User", host.user().get());
        }
        if (host.keyFile().isPresent()) {
            files = files.with("IdentityFile", host.keyFile().get().toString().replace("%", "%%"));
        }
        if (host.agent()) {
            files = files.with("IdentityFile", "none");
        }
        if (host.knownHosts().isPresent()) {
            files = files.with("UserKnownHostsFile", host.knownHosts().get().toString());
        }
        return files;
    }

    /** What would be typed after {@code ssh}. */
    static String alias(Host host) {
        return host.address().contains(":") ? "[" + host.address() + "]" : host.address();
    }
}
