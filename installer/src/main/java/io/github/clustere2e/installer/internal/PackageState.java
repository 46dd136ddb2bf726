// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.internal;

import java.util.List;

/**
 * What a node says of itself and its packages.
 *
 * @param tool how its packages are installed
 * @param distribution such as {@code debian-12-amd64}
 * @param installedDigest SHA-256 of the list of everything installed: nodes with the same digest lack the same packages
 * @param missing those of the packages asked for that are not installed
 */
public record PackageState(PackageTool tool, String distribution, String installedDigest, List<String> missing) {

    /**
     * Checks what it is given.
     *
     * @param tool how its packages are installed
     * @param distribution as the record says
     * @param installedDigest as the record says
     * @param missing as the record says
     */
    public PackageState {
        missing = List.copyOf(missing);
    }
}
