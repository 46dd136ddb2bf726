// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.kernel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** A directory with small files that only the user can read; each is written whole or not at all. */
record PrivateDirectory(Path path) {

    void createWithParents() throws IOException {
        Files.createDirectories(
                path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    /** Fails if it is there. */
    void create() throws IOException {
        Files.createDirectory(path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    void write(String name, byte[] content) throws IOException {
        Path fresh = Files.createTempFile(path, name, ".new"); // readable by its owner alone
        Files.write(fresh, content);
        Files.move(fresh, path.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    Optional<byte[]> read(String name) {
        try {
            return Optional.of(Files.readAllBytes(path.resolve(name)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + path.resolve(name), e);
        }
    }

    void delete() {
        try (Stream<Path> files = Files.walk(path)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (NoSuchFileException e) {
            return; // somebody else was faster
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot delete " + path, e);
        }
    }
}
