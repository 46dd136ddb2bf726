// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.packages;

import io.github.clustere2e.api.OptionDescription;
import io.github.clustere2e.api.Role;
import io.github.clustere2e.installer.Installer;
import io.github.clustere2e.installer.InstallerOptions;
import io.github.clustere2e.installer.InstallerProvider;
import java.nio.file.Path;
import java.util.List;

/**
 * Offers {@link PackageInstaller} by the name {@code packages}.
 *
 * @since 0.1
 */
public final class PackageProvider implements InstallerProvider {

    /** Makes it. */
    public PackageProvider() {}

    @Override
    public String id() {
        return "packages";
    }

    @Override
    public String summary() {
        return "packages of the nodes' distribution, by names or from files";
    }

    @Override
    public List<OptionDescription> options() {
        return List.of(
                new OptionDescription(
                        "names",
                        "NAME,...",
                        "none",
                        true,
                        "Packages by name, perhaps with =VERSION. What they need is fetched too, once."),
                new OptionDescription("files", "FILE,...", "none", true, "Package files of this machine instead."),
                new OptionDescription(
                        "service", "UNIT,...", "none", true, "Units of systemd that are started afterwards."),
                new OptionDescription(
                        "refresh", "true|false", "false", false, "Fetches packages anew though they are kept."),
                InstallerOptions.rolesOption());
    }

    @Override
    public Installer installer(InstallerOptions options) {
        List<String> files = options.words("files");
        List<String> names = options.words("names");
        if (!files.isEmpty() && !names.isEmpty()) {
            throw options.wrong("files", String.join(",", files), "say either names or files");
        }
        PackageInstaller.Builder builder = files.isEmpty()
                ? PackageInstaller.of(names.toArray(String[]::new))
                : PackageInstaller.files(files.stream().map(Path::of).toList());
        options.words("service").forEach(builder::service);
        if (options.flag("refresh", false)) {
            builder.refresh();
        }
        return builder.roles(options.roles().toArray(Role[]::new)).build();
    }
}
