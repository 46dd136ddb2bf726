// SPDX-License-Identifier: Apache-2.0
/** Certifies a backend. */
module io.github.clustere2e.backend.tck {
    requires static transitive org.jspecify;
    requires static transitive org.junit.jupiter.api;
    requires transitive io.github.clustere2e.api;
    requires org.slf4j;

    exports io.github.clustere2e.backend.tck;
    exports io.github.clustere2e.backend.tck.rule;
    exports io.github.clustere2e.backend.tck.junit;
}
