// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.dcos;

import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.installer.StepContext;
import io.github.clustere2e.installer.internal.CacheHome;
import io.github.clustere2e.installer.internal.Download;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;

/** Where the installer is taken from: a file of this machine, or one that is fetched once and kept. */
final class InstallerSource {

    private InstallerSource() {}

    static GenerateConfigScript get(DcosSettings settings, StepContext context)
            throws IOException, InterruptedException {
        if (settings.file().isPresent()) {
            return GenerateConfigScript.read(settings.file().get());
        }
        URI url = settings.url().orElseThrow(InstallerSource::missing);
        Path cache = CacheHome.of(System.getProperties(), System.getenv());
        return GenerateConfigScript.read(
                Download.to(cache, url, settings.sha256(), event -> context.note(event.text())));
    }

    /** What is installed already can be waited for without an installer. */
    static InvalidInputException missing() {
        return new InvalidInputException(
                "There is no installer of DC/OS to install from: give from-path with a dcos_generate_config.sh, or from-url");
    }
}
