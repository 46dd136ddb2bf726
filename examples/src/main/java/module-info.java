// SPDX-License-Identifier: Apache-2.0
/** Modular applications that use Cluster E2E; the build runs them with {@code java -p}. */
module io.github.clustere2e.examples {
    requires static org.jspecify;
    requires io.github.clustere2e.api;
    requires io.github.clustere2e.installer;

    uses io.github.clustere2e.api.ClusterProvider;

    provides io.github.clustere2e.installer.InstallerProvider with
            io.github.clustere2e.examples.WebPagesProvider;
}
