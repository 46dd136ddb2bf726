// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal;

import io.github.clustere2e.backend.docker.Distribution;
import java.util.List;
import java.util.regex.Pattern;

/** What installs packages in a distribution: how these are called, and by which files an image with it is made. */
enum PackageManager {

    /** Names as in Debian Policy, section 5.6.1. */
    APT("[a-z0-9][a-z0-9+.-]+"),

    /** Names as in Fedora's packaging guidelines, section Naming. */
    DNF("[A-Za-z0-9][A-Za-z0-9+._-]*"),

    /** Nothing is the name of a package. */
    NONE("(?!)");

    private final Pattern names;

    PackageManager(String names) {
        this.names = Pattern.compile(names);
    }

    static PackageManager of(Distribution distribution) {
        return switch (distribution) {
            case DEBIAN_12, DEBIAN_13, UBUNTU_22_04, UBUNTU_24_04 -> APT;
            case ROCKY_9, ALMALINUX_9, FEDORA_43 -> DNF;
            case FLATCAR -> NONE;
        };
    }

    boolean isName(String text) {
        return names.matcher(text).matches();
    }

    /** The files of its directory. */
    List<String> files() {
        return switch (this) {
            case APT ->
                List.of(
                        "20-packages.sh",
                        "50-ssh.sh",
                        "70-leftovers.sh",
                        "make.sh",
                        "packages",
                        "build-from-packages.sh");
            case DNF -> List.of("20-packages.sh", "50-ssh.sh", "70-leftovers.sh", "make.sh", "packages");
            case NONE -> List.of();
        };
    }
}
