// SPDX-License-Identifier: Apache-2.0
/** Clusters in JUnit suites. */
module io.github.clustere2e.testkit {
    requires static transitive org.jspecify;
    requires transitive io.github.clustere2e.api;
    requires transitive io.github.clustere2e.installer;
    requires transitive org.junit.jupiter.api;
    requires org.slf4j;

    exports io.github.clustere2e.testkit;
    exports io.github.clustere2e.testkit.recording;
}
