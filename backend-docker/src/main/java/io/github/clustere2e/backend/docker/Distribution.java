// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker;

import io.github.clustere2e.api.InvalidInputException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What the backend can make the image of nodes of.
 *
 * <p>Debian's and Ubuntu's are built from a registry's base image, or where no registry can be reached from the
 * distribution's own packages; the others need a registry. {@code docs/docker-options.md} says which of them were run,
 * and where.
 *
 * @since 0.1
 */
public enum Distribution {

    /** Debian 12, "bookworm": what nodes have without being asked. */
    DEBIAN_12("debian-12"),

    /** Debian 13, "trixie". */
    DEBIAN_13("debian-13"),

    /** Ubuntu 22.04, "Jammy Jellyfish". */
    UBUNTU_22_04("ubuntu-22.04"),

    /** Ubuntu 24.04, "Noble Numbat". */
    UBUNTU_24_04("ubuntu-24.04"),

    /** Rocky Linux 9. Needs a registry; never run. */
    ROCKY_9("rocky-9"),

    /** AlmaLinux 9. Needs a registry; never run. */
    ALMALINUX_9("almalinux-9"),

    /** Fedora 43. Its systemd needs an engine with cgroup version 2. Needs a registry; never run. */
    FEDORA_43("fedora-43"),

    /** Flatcar Container Linux, its stable channel. It has no package manager. Needs a registry; never run. */
    FLATCAR("flatcar");

    private final String id;

    Distribution(String id) {
        this.id = id;
    }

    /**
     * Returns its name on the command line, and in the names of images.
     *
     * @return such as {@code debian-12}
     */
    public String id() {
        return id;
    }

    /**
     * Finds a distribution by its name.
     *
     * @param id such as {@code debian-12}, in any case
     * @return the distribution
     * @throws InvalidInputException if there is none of that name; it lists those that there are
     */
    public static Distribution of(String id) {
        String wanted = id.toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(each -> each.id.equals(wanted))
                .findFirst()
                .orElseThrow(
                        () -> new InvalidInputException("there is no distribution '" + id + "'. There are: " + ids()));
    }

    private static String ids() {
        return Arrays.stream(values()).map(Distribution::id).collect(Collectors.joining(", "));
    }

    @Override
    public String toString() {
        return id;
    }
}
