// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.files;

import io.github.clustere2e.api.OptionDescription;
import io.github.clustere2e.api.OptionValue;
import io.github.clustere2e.api.Role;
import io.github.clustere2e.installer.Installer;
import io.github.clustere2e.installer.InstallerOptions;
import io.github.clustere2e.installer.InstallerProvider;
import java.nio.file.Path;
import java.util.List;

/**
 * Offers {@link ScriptInstaller} by the name {@code script}.
 *
 * @since 0.1
 */
public final class ScriptProvider implements InstallerProvider {

    /** Makes it. */
    public ScriptProvider() {}

    @Override
    public String id() {
        return "script";
    }

    @Override
    public String summary() {
        return "scripts of this machine that run once on each node, by role";
    }

    @Override
    public List<OptionDescription> options() {
        return List.of(
                option("file", "[ROLE=]FILE", "must be given", "A script for all nodes, or for those of a role."),
                option("argument", "TEXT", "none", "An argument of the scripts."),
                option("env", "NAME=VALUE", "none", "A variable of their environment."));
    }

    private static OptionDescription option(String name, String form, String otherwise, String description) {
        return new OptionDescription(name, form, otherwise, true, description);
    }

    @Override
    public Installer installer(InstallerOptions options) {
        ScriptInstaller.Builder builder = ScriptInstaller.builder().arguments(options.all("argument"));
        for (String file : options.all("file")) {
            if (file.contains("=")) {
                OptionValue script = OptionValue.parse(file);
                builder.script(Role.of(script.name()), Path.of(script.value()));
            } else {
                builder.script(Path.of(file));
            }
        }
        for (String variable : options.all("env")) {
            OptionValue value = OptionValue.parse(variable);
            builder.environment(value.name(), value.value());
        }
        return builder.build();
    }
}
