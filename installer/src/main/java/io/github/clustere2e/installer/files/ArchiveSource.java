// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.files;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.installer.Operation;
import io.github.clustere2e.installer.service.Source;
import io.github.clustere2e.installer.service.Supply;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * An archive that is unpacked to a directory of each node, as {@link ArchiveInstaller} tells.
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class ArchiveSource implements Source {

    private final Archive archive;
    private final String directory;
    private final int strip;
    private final Duration timeout;

    private ArchiveSource(Archive archive, String directory, int strip, Duration timeout) {
        this.archive = archive;
        this.directory = directory;
        this.strip = strip;
        this.timeout = timeout;
    }

    /**
     * Takes an archive of this machine.
     *
     * @param file a file whose name ends in {@code .tar.gz}, {@code .tgz}, {@code .tar.xz}, {@code .tar.bz2},
     *     {@code .tar} or {@code .zip}; nodes need {@code xz}, {@code bzip2} or {@code unzip} for those
     * @param directory the absolute path of the directory that it becomes on each node, for itself alone
     * @return the source
     * @throws InvalidInputException if there is no such file, or it is no such archive or directory
     */
    public static ArchiveSource of(Path file, String directory) {
        return of(Archive.of(file), directory);
    }

    /**
     * Takes an archive of the web, which this machine fetches once and keeps.
     *
     * @param uri where it is; its path ends like an archive's name
     * @param directory the absolute path of the directory that it becomes on each node, for itself alone
     * @return the source
     * @throws InvalidInputException if that is no such address or directory
     */
    public static ArchiveSource of(URI uri, String directory) {
        return of(Archive.of(uri), directory);
    }

    private static ArchiveSource of(Archive archive, String directory) {
        if (!directory.matches("/[^/].*[^/]")) {
            throw new InvalidInputException(
                    "'" + directory + "' cannot be the directory of an archive: say an absolute path below /");
        }
        return new ArchiveSource(archive, directory, 0, ArchiveInstaller.DEFAULT_TIMEOUT);
    }

    /**
     * Says what the archive must be.
     *
     * @param digest its SHA-256 in hexadecimal
     * @return the same source with that
     * @throws InvalidInputException if it is none
     */
    public ArchiveSource sha256(String digest) {
        return with(new Archive(archive.uri(), Optional.of(digest), archive.cache()));
    }

    /**
     * Keeps what is fetched elsewhere than in the user's cache.
     *
     * @param kept a directory of this machine; made if it is missing
     * @return the same source with that
     */
    public ArchiveSource cache(Path kept) {
        return with(new Archive(archive.uri(), archive.sha256(), Optional.of(kept)));
    }

    /**
     * Leaves out the outermost directories of the archive, such as {@code software-1.0/}.
     *
     * @param directories how many; only of archives of tar
     * @return the same source with that
     */
    public ArchiveSource strip(int directories) {
        if (directories < 0 || (directories > 0 && archive.name().endsWith(".zip"))) {
            throw new InvalidInputException(
                    directories + " outer directories of " + archive.name() + " cannot be left out");
        }
        return new ArchiveSource(archive, directory, directories, timeout);
    }

    private ArchiveSource with(Archive other) {
        return new ArchiveSource(other, directory, strip, timeout);
    }

    @Override
    public String what() {
        return archive.name();
    }

    @Override
    public Supply supply(Cluster cluster, Operation operation, List<String> held) {
        return new ArchiveSupply(archive, directory, strip, timeout, cluster);
    }
}
