// SPDX-License-Identifier: Apache-2.0
/** Clusters in JUnit suites, evidence of what has failed, and installers without nodes. */
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
    exports io.github.clustere2e.testkit.recording;

    // JUnit makes the extensions that annotations name.
    opens io.github.clustere2e.testkit to
            org.junit.platform.commons;
}
