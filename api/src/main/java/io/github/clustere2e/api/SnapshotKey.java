// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.TreeSet;

/**
 * A tag made of all that a snapshot depends on, so that another one is used as soon as any of it changes.
 *
 * <p>The cluster's name, its lease, its time limit and its listeners are no part of it.
 *
 * @param tag the SHA-256 of all of it, cut to 128 bits, as a tag
 * @see Clusters#restoreOrCreate(ClusterSpec, SnapshotKey, java.util.function.Consumer)
 * @since 0.1
 */
public record SnapshotKey(String tag) {

    private static final int DIGITS = 32;
    private static final int BUFFER = 1 << 16;

    /**
     * Checks what it is given.
     *
     * @param tag as the record says
     */
    public SnapshotKey {
        ClusterNames.checkTag(tag);
    }

    /**
     * Begins a key with what the nodes depend on.
     *
     * @param spec the nodes, with what they need, and the options of backends
     * @return a builder
     */
    public static Builder of(ClusterSpec spec) {
        return new Builder().spec(spec);
    }

    /**
     * Collects what a snapshot depends on. Not thread-safe.
     *
     * @since 0.1
     */
    public static final class Builder {

        private final MessageDigest digest;

        private Builder() {
            try {
                digest = MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new AssertionError("every Java platform has SHA-256", e);
            }
        }

        /**
         * Adds a text, such as an installer's plan, a version, or a configuration.
         *
         * @param text anything
         * @return this
         */
        public Builder text(String text) {
            return bytes(text.getBytes(StandardCharsets.UTF_8));
        }

        /**
         * Adds a file's content; its name is no part of it. Reads all of it.
         *
         * @param file a regular file on this machine
         * @return this
         * @throws InvalidInputException if it cannot be read
         */
        public Builder file(Path file) {
            try (InputStream input = Files.newInputStream(file)) {
                size(Files.size(file));
                byte[] buffer = new byte[BUFFER];
                for (int count = input.read(buffer); count >= 0; count = input.read(buffer)) {
                    digest.update(buffer, 0, count);
                }
                return this;
            } catch (IOException | UncheckedIOException e) {
                throw new InvalidInputException("The snapshot depends on " + file + ", which cannot be read: " + e, e);
            }
        }

        /**
         * Builds the key.
         *
         * @return the key
         */
        public SnapshotKey build() {
            return new SnapshotKey(
                    "k" + HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS));
        }

        private Builder spec(ClusterSpec spec) {
            for (NodeGroup group : spec.groups()) {
                text(group.role().name());
                size(group.count());
                NodeRequirements needs = group.requirements();
                sorted(needs.packages());
                sorted(needs.volumes());
                sorted(needs.tmpfs());
                sorted(needs.linuxCapabilities());
                text(String.valueOf(needs.docker()));
                sorted(needs.mounts().stream().map(HostMount::toString).toList());
                sorted(needs.ports().stream().map(String::valueOf).toList());
            }
            spec.options().forEach(options -> text(options.backendId()).text(options.fingerprint()));
            return this;
        }

        private void sorted(Collection<String> values) {
            size(values.size());
            new TreeSet<>(values).forEach(this::text);
        }

        /** With its length, so that two texts are not taken for another two. */
        private Builder bytes(byte[] bytes) {
            size(bytes.length);
            digest.update(bytes);
            return this;
        }

        private void size(long size) {
            digest.update((size + ";").getBytes(StandardCharsets.US_ASCII));
        }
    }
}
