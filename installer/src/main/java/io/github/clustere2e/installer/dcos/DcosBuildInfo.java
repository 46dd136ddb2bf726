// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.dcos;

/**
 * What is installed on a node.
 *
 * @param version such as {@code 2.1.0}
 * @param commit of which commit it was built; empty if it does not say
 * @param variant open or enterprise
 * @since 0.1
 */
public record DcosBuildInfo(String version, String commit, DcosVariant variant) {}
