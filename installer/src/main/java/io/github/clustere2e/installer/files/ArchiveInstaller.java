// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.files;

import io.github.clustere2e.api.Node;
import io.github.clustere2e.installer.service.ServiceInstaller;
import java.time.Duration;
import java.util.function.Function;

/**
 * Installs archives: they are brought to the nodes in one copy for all where the backend can, and unpacked to a directory
 * that is there whole or not at all, as root's.
 *
 * <p>The directory belongs to the archive: another archive replaces it with all that is in it, and removal takes it away.
 * So data should be elsewhere. An archive that is unpacked already, by its SHA-256, is not sent again. Upgrading is to
 * unpack another archive, node by node.
 *
 * @since 0.1
 */
public final class ArchiveInstaller {

    /** How long it may take to unpack an archive on a node: 10 minutes. */
    public static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(10);

    private ArchiveInstaller() {}

    /**
     * Begins an installer of an archive with nothing to start.
     *
     * @param source the archive and its directory
     * @return a builder
     */
    public static ServiceInstaller.Builder of(ArchiveSource source) {
        return ServiceInstaller.of(source.what(), source);
    }

    /**
     * Begins an installer of an archive with a program that runs as a service of systemd.
     *
     * @param source the archive and its directory
     * @param unit the service's name, such as {@code prometheus}
     * @param text the unit file on each node; a {@link io.github.clustere2e.installer.Template} is one. With a section
     *     {@code [Install]} it is started at each boot too
     * @return a builder
     */
    public static ServiceInstaller.Builder of(ArchiveSource source, String unit, Function<Node, String> text) {
        return of(source)
                .configFile("/etc/systemd/system/" + unit + ".service", text)
                .service(unit);
    }
}
