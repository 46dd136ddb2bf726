// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.software;

import io.github.clustere2e.api.OptionDescription;
import io.github.clustere2e.installer.Installer;
import io.github.clustere2e.installer.InstallerOptions;
import io.github.clustere2e.installer.InstallerProvider;
import java.util.List;
import java.util.stream.Stream;

/** What the providers of software have in common: all can be limited to roles. */
abstract class SoftwareProvider implements InstallerProvider {

    private final String id;
    private final String summary;
    private final List<OptionDescription> options;

    SoftwareProvider(String id, String summary, OptionDescription... options) {
        this.id = id;
        this.summary = summary;
        this.options = Stream.concat(Stream.of(InstallerOptions.rolesOption()), Stream.of(options))
                .toList();
    }

    static OptionDescription port(String name, int otherwise, String description) {
        return new OptionDescription(name, "PORT", String.valueOf(otherwise), false, description);
    }

    abstract SoftwareBuilder<?> builder(InstallerOptions given);

    @Override
    public final String id() {
        return id;
    }

    @Override
    public final String summary() {
        return summary;
    }

    @Override
    public final List<OptionDescription> options() {
        return options;
    }

    @Override
    public final Installer installer(InstallerOptions given) {
        SoftwareBuilder<?> builder = builder(given);
        builder.roles.addAll(given.roles());
        return builder.build();
    }
}
