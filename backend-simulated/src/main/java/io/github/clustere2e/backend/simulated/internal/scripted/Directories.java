// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.simulated.internal.scripted;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The directories on the way to a file. */
final class Directories {

    private Directories() {}

    /** Makes the directory in which a path is. */
    static Path create(NodePaths paths, String path) throws IOException {
        Path directory = NodePaths.parent(paths.place(path));
        try {
            return Files.createDirectories(directory);
        } catch (FileAlreadyExistsException e) {
            throw (FileSystemException) new FileSystemException(path, null, "Not a directory").initCause(e);
        }
    }
}
