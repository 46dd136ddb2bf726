// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.simulated.internal.scripted;

import io.github.clustere2e.backend.simulated.internal.server.Exec;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Writes one file, whole or not at all. */
final class FileWriting {

    private final NodePaths paths;
    private final String path;
    private final long size;
    private final String mode;
    private final String owner;
    private final String digest;
    private final String modified;

    /** With the arguments of the script. */
    FileWriting(NodePaths paths, List<String> arguments) {
        this.paths = paths;
        this.path = arguments.get(0);
        this.size = Long.parseLong(arguments.get(2));
        this.mode = arguments.get(3);
        this.owner = arguments.get(4);
        this.digest = arguments.get(5);
        this.modified = arguments.get(6);
    }

    void run(Exec exec) throws IOException {
        Owners.check(path, owner);
        if (Files.isDirectory(paths.target(path))) {
            throw new FileSystemException(path, null, "Is a directory");
        }
        Path place = paths.place(path);
        if (!digest.isEmpty()) {
            if (Files.isRegularFile(place, LinkOption.NOFOLLOW_LINKS)
                    && sha256(place).equals(digest)) {
                ScriptedFiles.say(exec.stdout(), "same\n");
                dress(place);
                return;
            }
            ScriptedFiles.say(exec.stdout(), "send\n");
        }
        Path directory = Directories.create(paths, path);
        Path temporary = Files.createTempFile(directory, ".cluster-e2e-", "");
        try {
            long came = Files.copy(exec.stdin(), temporary, StandardCopyOption.REPLACE_EXISTING);
            if (came != size) {
                throw new FileSystemException(path, null, came + " bytes came instead of " + size);
            }
            dress(temporary);
            Files.move(temporary, place, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private void dress(Path file) throws IOException {
        if (!modified.isEmpty()) {
            Files.setLastModifiedTime(file, FileTime.from(Long.parseLong(modified), TimeUnit.SECONDS));
        }
        Files.setPosixFilePermissions(file, Trees.permissions(mode));
    }

    private static String sha256(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                DigestInputStream digesting = new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
            digesting.transferTo(java.io.OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digesting.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new UncheckedIOException(new IOException("every Java has SHA-256", e));
        }
    }
}
