// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal;

import io.github.clustere2e.api.InvalidInputException;
import java.util.Collection;
import java.util.regex.Pattern;

/** Refuses what cannot be the name of a package (Debian Policy, section 5.6.1), before a shell gets to read it. */
final class PackageNames {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9+.-]+");

    private PackageNames() {}

    static void check(Collection<String> names) {
        for (String name : names) {
            if (!NAME.matcher(name).matches()) {
                throw new InvalidInputException("'" + name + "' is not the name of a Debian package");
            }
        }
    }
}
