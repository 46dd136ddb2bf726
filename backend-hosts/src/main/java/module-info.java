// SPDX-License-Identifier: Apache-2.0
/** Nodes that exist already. */
module io.github.clustere2e.backend.hosts {
    requires static transitive org.jspecify;
    requires io.github.clustere2e.api;
    requires io.github.clustere2e.backend;

}
