// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.simulated.internal;

import io.github.clustere2e.api.InvalidInputException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** Files that every node of a cluster has, by their content. Thread-safe. */
final class PublishedFiles {

    /** As on nodes of other backends. */
    private static final String PLACE = "/var/lib/cluster-e2e/published";

    private final Map<String, Path> sources = new ConcurrentHashMap<>();

    /** Returns the path that it has on the nodes. */
    String add(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new InvalidInputException("There is no file " + file.toAbsolutePath() + " to publish");
        }
        String path = PLACE + "/" + digest(file) + "/" + file.getFileName();
        sources.putIfAbsent(path, file.toAbsolutePath());
        return path;
    }

    /** A node has a copy of its own: what it does to it harms no other. */
    synchronized void giveAllTo(Path root) throws IOException {
        for (Map.Entry<String, Path> each : sources.entrySet()) {
            Path target = root.resolve(each.getKey().substring(1));
            if (!Files.exists(target)) {
                Files.createDirectories(Objects.requireNonNull(target.getParent()));
                Files.copy(each.getValue(), target, StandardCopyOption.REPLACE_EXISTING);
                Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("r--r--r--"));
            }
        }
    }

    private static String digest(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                DigestInputStream digesting = new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
            digesting.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digesting.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
