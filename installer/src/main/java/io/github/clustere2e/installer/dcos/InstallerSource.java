// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.dcos;

import io.github.clustere2e.installer.StepContext;
import java.nio.file.Path;

/** Where the installer is taken from. */
final class InstallerSource {

    private InstallerSource() {}

    static GenerateConfigScript get(DcosSettings settings, StepContext context) {
        Path file = settings.file().orElseThrow();
        context.note(String.valueOf(file));
        return GenerateConfigScript.read(file);
    }
}
