// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer;

import io.github.clustere2e.api.OptionDescription;
import java.util.List;

/**
 * Offers an installer to those who know it by name only, such as the command line; found with
 * {@link java.util.ServiceLoader}.
 *
 * <p>Implementations are thread-safe and have a public constructor without parameters that does no work.
 *
 * @since 0.1
 */
public interface InstallerProvider {

    /**
     * Returns the name by which it is picked.
     *
     * @return lower-case letters, digits and hyphens; unique among the installers on the path
     */
    String id();

    /**
     * Says what it installs.
     *
     * @return one line
     */
    String summary();

    /**
     * Describes its options.
     *
     * @return in the order in which people should read them; none without this
     */
    default List<OptionDescription> options() {
        return List.of();
    }

    /**
     * Makes an installer. Asks no node.
     *
     * @param options what was given; only names that {@link #options()} has
     * @return the installer
     * @throws io.github.clustere2e.api.InvalidInputException that names everything that is wrong
     */
    Installer installer(InstallerOptions options);
}
