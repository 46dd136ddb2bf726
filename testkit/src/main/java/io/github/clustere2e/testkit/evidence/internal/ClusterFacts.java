// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.testkit.evidence.internal;

/**
 * Which cluster it was.
 *
 * @param name the cluster's name
 * @param backend the id of its backend
 */
public record ClusterFacts(String name, String backend) {}
