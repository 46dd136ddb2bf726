// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.files;

import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.api.OptionDescription;
import io.github.clustere2e.installer.Installer;
import io.github.clustere2e.installer.InstallerOptions;
import io.github.clustere2e.installer.InstallerProvider;
import io.github.clustere2e.installer.Template;
import io.github.clustere2e.installer.service.ServiceInstaller;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Offers {@link ArchiveInstaller} by the name {@code archive}.
 *
 * @since 0.1
 */
public final class ArchiveProvider implements InstallerProvider {

    /** Makes it. */
    public ArchiveProvider() {}

    @Override
    public String id() {
        return "archive";
    }

    @Override
    public String summary() {
        return "an archive that is unpacked on the nodes, perhaps with a service";
    }

    @Override
    public List<OptionDescription> options() {
        return List.of(
                option("from", "FILE|URL", "must be given", "The archive: tar.gz, tar.xz, tar.bz2, tar or zip."),
                option("directory", "PATH", "must be given", "The directory that it becomes on each node."),
                option("sha256", "DIGEST", "any", "What the archive must be."),
                option("strip", "NUMBER", "0", "How many outer directories of the archive are left out."),
                option(
                        "unit",
                        "FILE",
                        "none",
                        "A unit file of systemd, such as hello.service, that is filled in for each node and started."),
                InstallerOptions.rolesOption());
    }

    private static OptionDescription option(String name, String form, String otherwise, String description) {
        return new OptionDescription(name, form, otherwise, false, description);
    }

    @Override
    public Installer installer(InstallerOptions options) {
        String from = needed(options, "from");
        String directory = needed(options, "directory");
        ArchiveSource source = from.contains("://")
                ? ArchiveSource.of(uri(options, from), directory)
                : ArchiveSource.of(Path.of(from), directory);
        Optional<String> digest = options.text("sha256");
        if (digest.isPresent()) {
            source = source.sha256(digest.get());
        }
        source = source.strip(options.number("strip", 0));
        Optional<Path> unit = options.file("unit");
        ServiceInstaller.Builder builder =
                unit.isPresent() ? withUnit(source, unit.get()) : ArchiveInstaller.of(source);
        return builder.roles(options.roles()).build();
    }

    private static ServiceInstaller.Builder withUnit(ArchiveSource source, Path unit) {
        try {
            String name = String.valueOf(unit.getFileName()).replaceAll("\\.service$", "");
            return ArchiveInstaller.of(source, name, Template.of(Files.readString(unit)));
        } catch (IOException e) {
            throw new UncheckedIOException("the unit " + unit + " cannot be read", e);
        }
    }

    private static URI uri(InstallerOptions options, String from) {
        try {
            return URI.create(from);
        } catch (IllegalArgumentException e) {
            throw options.wrong("from", from, "that is no address");
        }
    }

    private static String needed(InstallerOptions options, String name) {
        return options.text(name)
                .orElseThrow(() -> new InvalidInputException("Installer 'archive' needs the option '" + name + "'"));
    }
}
