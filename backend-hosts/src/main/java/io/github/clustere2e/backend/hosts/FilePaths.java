// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.hosts;

import io.github.clustere2e.api.InvalidInputException;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Files that other files name. */
final class FilePaths {

    private FilePaths() {}

    /** A path as a file names it: {@code ~} is the user's home, and what is relative lies beside that file. */
    static Path of(String text, Path file) {
        if (text.startsWith("~/")) {
            return Path.of(System.getProperty("user.home", "."), text.substring(2));
        }
        return file.toAbsolutePath().resolveSibling(text).normalize();
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw new InvalidInputException("There is no file " + file.toAbsolutePath(), e);
        } catch (MalformedInputException e) {
            throw new InvalidInputException(file + " is no text in UTF-8", e);
        } catch (IOException e) {
            throw new InvalidInputException(file + " cannot be read: " + e, e);
        }
    }
}
