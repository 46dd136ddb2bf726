// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.testkit.evidence.internal.collect;

import io.github.clustere2e.api.ClusterException;
import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.testkit.evidence.internal.EvidenceFile;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

/**
 * A directory of this machine that evidence goes to. Thread-safe.
 *
 * <p>Not written by channels, which are closed when the thread that writes is interrupted: tests are, when their time is up.
 */
public final class Output {

    private final Path directory;

    private Output(Path directory) {
        this.directory = directory;
    }

    /**
     * Makes it, for nobody but this user, since logs of root go there. One that is there must be empty, and becomes so too.
     *
     * @throws InvalidInputException if there is something in it, or it is none
     * @throws ClusterException if it cannot be made
     */
    public static Output prepare(Path directory) {
        try {
            if (Files.isDirectory(directory)) {
                refuseUnlessEmpty(directory);
                if (isPosix(directory)) {
                    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
                }
            } else if (Files.exists(directory, LinkOption.NOFOLLOW_LINKS)) {
                throw new InvalidInputException(
                        "Evidence cannot be written to " + directory + ": it is no directory. Name a new one");
            } else {
                Files.createDirectories(directory.toAbsolutePath().getParent());
                Files.createDirectory(directory, ours());
            }
            return new Output(directory);
        } catch (IOException e) {
            throw new ClusterException("The directory " + directory + " for the evidence cannot be made: " + e, e);
        }
    }

    /** Where it is. */
    public Path directory() {
        return directory;
    }

    /** Makes a directory in it; our own names alone. */
    Path subdirectory(String name) throws IOException {
        return Files.createDirectories(directory.resolve(name));
    }

    /**
     * Writes a file of ours, or over it.
     *
     * @throws ClusterException if it cannot be written
     */
    public void write(String name, String text) {
        try {
            write(directory.resolve(name), text);
        } catch (IOException e) {
            throw new ClusterException("The evidence cannot be written to " + directory + ": " + e, e);
        }
    }

    /** The files right in it, without those of nodes, for the page. */
    public List<EvidenceFile> files() {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
                    .sorted()
                    .map(path -> new EvidenceFile(
                            path.getFileName().toString(),
                            path.getFileName().toString(),
                            path.toFile().length()))
                    .toList();
        } catch (IOException e) {
            throw new ClusterException("The directory " + directory + " of the evidence cannot be listed: " + e, e);
        }
    }

    static void write(Path path, String text) throws IOException {
        try (OutputStream out = new FileOutputStream(path.toFile())) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void refuseUnlessEmpty(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            if (entries.findAny().isPresent()) {
                throw new InvalidInputException(
                        "Evidence cannot be written to " + directory
                                + ": there is something in it, which would be taken for its own. Name a new or an empty directory");
            }
        }
    }

    private static boolean isPosix(Path directory) {
        return directory.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static FileAttribute<?>[] ours() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0];
    }
}
