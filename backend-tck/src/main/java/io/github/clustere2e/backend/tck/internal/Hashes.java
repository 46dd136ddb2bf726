// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.tck.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** SHA-256 of what is certified. */
public final class Hashes {

    private Hashes() {}

    /** Returns the hash in hexadecimal digits. */
    public static String sha256(byte[] content) {
        return HexFormat.of().formatHex(digest().digest(content));
    }

    /** Returns the hash of a jar, or of a directory of classes: of the names and contents of all its files, by name. */
    public static String sha256(Path location) throws IOException {
        if (!Files.isDirectory(location)) {
            return sha256(Files.readAllBytes(location));
        }
        MessageDigest digest = digest();
        for (Path file : filesIn(location)) {
            digest.update(location.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            digest.update(digest().digest(Files.readAllBytes(file)));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static List<Path> filesIn(Path directory) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256 (java.security.MessageDigest)", e);
        }
    }
}
