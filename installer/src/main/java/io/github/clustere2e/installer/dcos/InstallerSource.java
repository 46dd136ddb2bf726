// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.dcos;

import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.api.Trouble;
import io.github.clustere2e.installer.StepContext;
import io.github.clustere2e.installer.internal.CacheHome;
import io.github.clustere2e.installer.internal.Digests;
import io.github.clustere2e.installer.internal.Download;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;

/** Where the installer is taken from: a file of this machine, or one that is fetched once and kept. */
final class InstallerSource {

    private InstallerSource() {}

    static GenerateConfigScript get(DcosSettings settings, StepContext context)
            throws IOException, InterruptedException {
        GenerateConfigScript script = read(settings, context);
        return settings.variant().map(script::withVariant).orElse(script);
    }

    private static GenerateConfigScript read(DcosSettings settings, StepContext context)
            throws IOException, InterruptedException {
        if (settings.file().isPresent()) {
            checkDigest(settings.file().get(), settings);
            return GenerateConfigScript.read(settings.file().get());
        }
        URI url = settings.url().orElseThrow(InstallerSource::missing);
        Path cache = CacheHome.of(System.getProperties(), System.getenv());
        Path file = Download.to(cache, url, settings.sha256(), event -> context.note(event.text()));
        try {
            return GenerateConfigScript.read(file);
        } catch (InvalidInputException e) {
            Download.forget(cache, url, settings.sha256()); // what is no installer must not be found again
            throw e;
        }
    }

    private static void checkDigest(Path file, DcosSettings settings) throws IOException {
        if (settings.sha256().isPresent()
                && !Digests.sha256(file).equalsIgnoreCase(settings.sha256().get())) {
            throw new InvalidInputException(Trouble.DOWNLOAD.explain(file + " has the SHA-256 " + Digests.sha256(file)
                    + ", and not the wanted " + settings.sha256().get() + ". Check both"));
        }
    }

    /** What is installed already can be waited for without an installer. */
    static InvalidInputException missing() {
        return new InvalidInputException(
                "There is no installer of DC/OS to install from: give from-path with a dcos_generate_config.sh, or from-url");
    }
}
