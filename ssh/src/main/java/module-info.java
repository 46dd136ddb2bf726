// SPDX-License-Identifier: Apache-2.0
/** A node over one pinned, multiplexed SSH connection. */
// The backend that is named below is built later.
@SuppressWarnings("module")
module io.github.clustere2e.ssh {
    requires com.jcraft.jsch;
    requires transitive io.github.clustere2e.api;
    requires static transitive org.jspecify;
    requires org.apache.commons.compress;
    requires org.slf4j;

    exports io.github.clustere2e.ssh;
    exports io.github.clustere2e.ssh.wire to
            io.github.clustere2e.backend.simulated;
}
