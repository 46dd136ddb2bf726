// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.kernel;

import io.github.clustere2e.api.ClusterException;
import io.github.clustere2e.api.NameTakenException;
import io.github.clustere2e.api.Trouble;
import io.github.clustere2e.backend.ClusterIdentity;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;

/**
 * A cluster's directory in its owner's state: it claims the name, and holds the private key and where the cluster is in
 * its life. Only the user can read it.
 */
record ClusterDirectory(Path path) {

    /** Where a cluster is in its life; labels cannot be changed, so that this is told here. */
    enum Stage {
        BUILDING,
        OWNED,
        STANDING
    }

    private static final Object ONE_CLAIM_AT_A_TIME = new Object();

    /** Claims the name: exactly one of all processes of this user can. */
    void claim(ClusterIdentity identity, Owner owner) {
        try {
            Path parent = Objects.requireNonNull(path.getParent(), "a cluster's directory lies in another");
            new PrivateDirectory(parent).createWithParents();
            // The file lock keeps other processes out, the monitor other threads of this one.
            synchronized (ONE_CLAIM_AT_A_TIME) {
                try (FileChannel file = FileChannel.open(
                                parent.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                        FileLock held = file.lock()) {
                    removeIfLeftBehind(identity.name(), owner, held);
                    ClusterDirectory unnamed = unnamed(identity.id());
                    unnamed.files().create();
                    unnamed.write("identity", identity.labels());
                    unnamed.mark(Stage.BUILDING);
                    Files.move(unnamed.path(), path, StandardCopyOption.ATOMIC_MOVE);
                }
            }
        } catch (IOException e) {
            throw new ClusterException(
                    Trouble.STATE_DIRECTORY.explain("Cannot keep the cluster's state in " + path + " (" + e
                            + "). Make the directory writable, or name" + " another with CLUSTER_E2E_STATE."),
                    e);
        }
    }

    void mark(Stage stage) {
        try {
            files().write("stage", stage.name().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Optional<Stage> stage() {
        return files().read("stage").map(text -> Stage.valueOf(new String(text, StandardCharsets.UTF_8)));
    }

    /** Says until when an owned cluster stays although its owner ends; labels cannot be changed. */
    void writeRetention(Instant end) {
        try {
            files().write("retained", end.toString().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Optional<Instant> retainedUntil() {
        return files().read("retained").map(text -> Instant.parse(new String(text, StandardCharsets.UTF_8)));
    }

    void writeKey(byte[] privateKey) {
        try {
            files().write("id_ed25519", privateKey);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Optional<byte[]> key() {
        return files().read("id_ed25519");
    }

    /** Names the nodes that are being made and are no members yet. */
    void writeNewcomers(List<String> nodes) {
        try {
            files().write("newcomers", String.join("\n", nodes).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> newcomers() {
        return files().read("newcomers")
                .map(names -> new String(names, StandardCharsets.UTF_8).lines().toList())
                .orElse(List.of());
    }

    boolean isOf(String clusterId) {
        return clusterId.equals(identity().map(ClusterIdentity::id).orElse(""));
    }

    /** Deletes the directory unless a later cluster of the same name has it. */
    void deleteIfOf(String clusterId) {
        if (isOf(clusterId)) {
            files().delete();
        }
        unnamed(clusterId).files().delete();
    }

    /** Deletes the directory, whoever's it is. */
    void delete() {
        files().delete();
    }

    /** Where a claim begins: a directory that has the name says from its first moment whose it is. */
    private ClusterDirectory unnamed(String clusterId) {
        return new ClusterDirectory(path.resolveSibling("." + clusterId));
    }

    private void removeIfLeftBehind(String name, Owner claimer, FileLock held) {
        if (!held.isValid() || !Files.exists(path)) {
            return;
        }
        Optional<Owner> other = identity().map(identity -> Owner.of(identity.labels()));
        if (other.isPresent() && other.get().seenFrom(claimer) == Owner.Verdict.ALIVE) {
            throw new NameTakenException(Trouble.NAME_TAKEN.explain("There is a cluster '" + name + "' already: "
                    + other.get().describe() + " has it, or is making it. Pick another name."));
        }
        files().delete();
    }

    Optional<ClusterIdentity> identity() {
        return files().read("identity").map(bytes -> {
            Properties properties = new Properties();
            try {
                properties.load(new StringReader(new String(bytes, StandardCharsets.UTF_8)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            Map<String, String> labels = new HashMap<>();
            properties.stringPropertyNames().forEach(key -> labels.put(key, properties.getProperty(key)));
            return ClusterIdentity.of(labels);
        });
    }

    private void write(String name, Map<String, String> values) throws IOException {
        Properties properties = new Properties();
        properties.putAll(values);
        StringWriter text = new StringWriter();
        properties.store(text, null);
        files().write(name, text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private PrivateDirectory files() {
        return new PrivateDirectory(path);
    }
}
