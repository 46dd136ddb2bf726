// SPDX-License-Identifier: Apache-2.0
/** Clusters in JUnit suites, and evidence of what has failed. */
module io.github.clustere2e.testkit {
    requires static transitive org.jspecify;
    requires transitive io.github.clustere2e.api;
    requires transitive io.github.clustere2e.installer;
    requires transitive org.junit.jupiter.api;
    requires org.junit.platform.commons;
    requires org.opentest4j;
    requires org.slf4j;

    exports io.github.clustere2e.testkit;
    exports io.github.clustere2e.testkit.evidence;
    exports io.github.clustere2e.testkit.evidence.facts;

    // JUnit makes the extensions that annotations name.
    opens io.github.clustere2e.testkit to
            org.junit.platform.commons;
}
