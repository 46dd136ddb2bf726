// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.logs;

import io.github.clustere2e.api.ClusterException;
import io.github.clustere2e.api.InvalidInputException;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;

/** The directory of this machine that a collection goes to. */
final class OutputDirectory {

    private OutputDirectory() {}

    /** Makes it, for nobody but this user: logs of root are in it. One that is there must be empty. */
    static void prepare(Path directory) {
        try {
            if (Files.isDirectory(directory)) {
                refuseUnlessEmpty(directory);
            } else if (Files.exists(directory, LinkOption.NOFOLLOW_LINKS)) {
                throw new InvalidInputException(
                        "Logs cannot be written to " + directory + ": it is no directory. Name a new one");
            } else {
                Files.createDirectories(directory.toAbsolutePath().getParent());
                Files.createDirectory(directory, ours());
            }
        } catch (IOException e) {
            throw new ClusterException("The directory " + directory + " for the logs cannot be made: " + e, e);
        }
    }

    static void write(Path directory, String index) {
        try {
            LogFile.write(directory.resolve(IndexText.NAME), index);
        } catch (IOException e) {
            throw new ClusterException("The logs' " + IndexText.NAME + " cannot be written to " + directory, e);
        }
    }

    private static void refuseUnlessEmpty(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            if (entries.findAny().isPresent()) {
                throw new InvalidInputException(
                        "Logs cannot be written to " + directory
                                + ": there is something in it, which would be taken for theirs. Name a new or an empty directory");
            }
        }
    }

    private static FileAttribute<?>[] ours() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0];
    }
}
