// SPDX-License-Identifier: Apache-2.0
/** Certifies a backend. */
module io.github.clustere2e.backend.tck {
    requires static transitive org.jspecify;
    requires transitive io.github.clustere2e.api;
}
