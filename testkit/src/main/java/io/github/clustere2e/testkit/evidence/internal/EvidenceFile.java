// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.testkit.evidence.internal;

/**
 * A file of the evidence.
 *
 * @param path where it is, from the directory of the evidence, with {@code /} between names
 * @param name what it is called among those of its node
 * @param size in bytes
 */
public record EvidenceFile(String path, String name, long size) {}
