// SPDX-License-Identifier: Apache-2.0
/** Modular applications that use Cluster E2E; the test runs them with {@code java -p}. */
module com.example.modular {
    requires io.github.clustere2e.api;
    requires io.github.clustere2e.installer;

    uses io.github.clustere2e.api.ClusterProvider;
}
