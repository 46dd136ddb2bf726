// SPDX-License-Identifier: Apache-2.0
/** Embedded SSH servers as nodes, for unit tests. */
module io.github.clustere2e.backend.simulated {
    requires static transitive org.jspecify;
    requires io.github.clustere2e.api;
    requires io.github.clustere2e.backend;

}
