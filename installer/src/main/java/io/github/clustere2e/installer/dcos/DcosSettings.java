// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.dcos;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What was said of an installation.
 *
 * @param file the installer, if it is on this machine
 * @param url where it is fetched from, if it is not
 * @param sha256 what the file that is fetched must have
 * @param variant what holds instead of what the installer says of itself
 * @param config over what the cluster says of itself
 * @param ipDetect the caller's own
 * @param genconfFiles files and directories of this machine by where they are put below {@code genconf}
 * @param superuser who is to be the first user of an enterprise DC/OS, and logs in while it is waited for
 * @param generateOn where the installer runs
 * @param workspace where it works on this machine
 * @param waits whether an installation waits until it is ready
 * @param httpChecks whether waiting asks more than the nodes' own checks
 * @param generateLimit how long the installer may run
 * @param installLimit how long it may take on one node
 * @param limits how long each check is waited for
 */
record DcosSettings(
        Optional<Path> file,
        Optional<URI> url,
        Optional<String> sha256,
        Optional<DcosVariant> variant,
        Map<String, Object> config,
        Optional<byte[]> ipDetect,
        Map<String, Path> genconfFiles,
        Superuser superuser,
        GenerateOn generateOn,
        Path workspace,
        boolean waits,
        boolean httpChecks,
        Duration generateLimit,
        Duration installLimit,
        Map<DcosCheck, Duration> limits) {

    Duration limit(DcosCheck check) {
        return limits.getOrDefault(check, DcosInstaller.DEFAULT_CHECK_LIMIT);
    }
}
