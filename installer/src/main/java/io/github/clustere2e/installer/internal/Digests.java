// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Stream;

/** SHA-256 in hexadecimal. */
public final class Digests {

    private Digests() {}

    /**
     * Digests a file.
     *
     * @param file the file
     * @return 64 lower-case digits
     * @throws IOException if it cannot be read
     */
    public static String sha256(Path file) throws IOException {
        MessageDigest digest = digest();
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = Files.newInputStream(file)) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                digest.update(buffer, 0, count);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /**
     * Digests a file, or a directory with all that is in it.
     *
     * @param path the file or directory
     * @return 64 lower-case digits
     * @throws IOException if it cannot be read
     */
    public static String sha256OfTree(Path path) throws IOException {
        StringBuilder all = new StringBuilder();
        Path real = path.toRealPath();
        try (Stream<Path> files = Files.walk(real)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                all.append(real.relativize(file))
                        .append('\n')
                        .append(sha256(file))
                        .append('\n');
            }
        }
        return sha256(all.toString());
    }

    /**
     * Digests a text as UTF-8.
     *
     * @param text the text
     * @return 64 lower-case digits
     */
    public static String sha256(String text) {
        return HexFormat.of().formatHex(digest().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
