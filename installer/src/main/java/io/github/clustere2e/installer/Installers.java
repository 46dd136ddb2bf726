// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer;

import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.api.OptionValue;
import io.github.clustere2e.api.ServiceProviders;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;

/**
 * The installers that are on the class path or the module path.
 *
 * @since 0.1
 */
public final class Installers {

    private Installers() {}

    /**
     * Lists them.
     *
     * @return by id; one that would not load is logged as a warning
     */
    public static List<InstallerProvider> all() {
        return find().byId().values().stream()
                .sorted(Comparator.comparing(InstallerProvider::id))
                .toList();
    }

    /**
     * Finds one.
     *
     * @param id its name, such as {@code etcd}
     * @return the provider
     * @throws InvalidInputException if there is none; it lists those that there are
     */
    public static InstallerProvider named(String id) {
        ServiceProviders<InstallerProvider> found = find();
        InstallerProvider provider = found.byId().get(id);
        if (provider == null) {
            throw new InvalidInputException("There is no installer '" + id + "'. There is: "
                    + String.join(", ", found.byId().keySet().stream().sorted().toList()) + "."
                    + (found.problems().isEmpty()
                            ? ""
                            : " Would not load: " + String.join("; ", found.problems()) + "."));
        }
        return provider;
    }

    /**
     * Makes one.
     *
     * @param id its name, such as {@code etcd}
     * @param options by name, in the order in which they were given
     * @return the installer
     * @throws InvalidInputException if there is none, or an option is wrong
     */
    public static Installer named(String id, List<OptionValue> options) {
        InstallerProvider provider = named(id);
        return provider.installer(InstallerOptions.of(provider, options));
    }

    private static ServiceProviders<InstallerProvider> find() {
        return ServiceProviders.load(
                InstallerProvider.class,
                loader -> ServiceLoader.load(InstallerProvider.class, loader),
                InstallerProvider::id);
    }
}
