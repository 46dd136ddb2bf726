// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.cli.command;

import io.github.clustere2e.api.OptionDescription;
import io.github.clustere2e.installer.InstallerProvider;
import java.util.List;

/** All installers with their options, for people. */
final class InstallerTable {

    private InstallerTable() {}

    static String of(List<InstallerProvider> installers) {
        StringBuilder text = new StringBuilder();
        for (InstallerProvider installer : installers) {
            text.append(installer.id()).append(": ").append(installer.summary()).append('\n');
            for (OptionDescription option : installer.options()) {
                text.append("  --").append(option.name()).append(' ').append(option.form());
                text.append(option.repeatable() ? "  (may be given again)\n" : "\n");
                text.append("      ")
                        .append(option.description())
                        .append(" Default: ")
                        .append(option.defaultValue())
                        .append(".\n");
            }
        }
        return text.toString();
    }
}
