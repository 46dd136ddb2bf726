// SPDX-License-Identifier: Apache-2.0
/** What test authors compile against: clusters, nodes, commands and the errors that explain themselves. */
module io.github.clustere2e.api {
    requires static transitive org.jspecify;
    requires org.slf4j;

    exports io.github.clustere2e.api;

    uses io.github.clustere2e.api.ClusterProvider;
}
