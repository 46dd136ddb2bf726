// SPDX-License-Identifier: Apache-2.0
/**
 * Clusters in JUnit suites: {@link io.github.clustere2e.testkit.ClusterExtension} makes one for a test class.
 */
@NullMarked
package io.github.clustere2e.testkit;

import org.jspecify.annotations.NullMarked;
