// SPDX-License-Identifier: Apache-2.0
/** What backend authors implement, and the kernel that turns it into clusters. */
module io.github.clustere2e.backend {
    requires static transitive org.jspecify;
    requires transitive io.github.clustere2e.api;
    requires transitive io.github.clustere2e.ssh;
    requires org.slf4j;

    exports io.github.clustere2e.backend;
    exports io.github.clustere2e.backend.kernel;
}
