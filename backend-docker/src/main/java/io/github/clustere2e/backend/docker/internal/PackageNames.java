// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal;

import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.backend.docker.DockerOptions;
import java.util.Collection;
import java.util.Set;

/** Refuses what cannot be the name of a package in the nodes' distribution, before a shell gets to read it. */
final class PackageNames {

    private PackageNames() {}

    static void check(Collection<String> names, DockerOptions options) {
        Set<PackageManager> managers = managers(options);
        if (managers.contains(PackageManager.NONE) && !names.isEmpty()) {
            throw new InvalidInputException("packages: " + options.distribution()
                    + " has no package manager, so that these cannot be put into its image: "
                    + String.join(", ", names)
                    + ". Choose another distribution, or bring an image that has them.");
        }
        for (String name : names) {
            if (managers.stream().noneMatch(manager -> manager.isName(name))) {
                throw new InvalidInputException(
                        "packages: '" + name + "' is not the name of a package" + place(options));
            }
        }
    }

    private static Set<PackageManager> managers(DockerOptions options) {
        return isOwn(options)
                ? Set.of(PackageManager.APT, PackageManager.DNF)
                : Set.of(PackageManager.of(options.distribution()));
    }

    private static String place(DockerOptions options) {
        return isOwn(options) ? "" : " of " + options.distribution();
    }

    /** What is in an image that somebody brings is seen only when it is there. */
    private static boolean isOwn(DockerOptions options) {
        return options.image().isPresent() || options.dockerfile().isPresent();
    }
}
