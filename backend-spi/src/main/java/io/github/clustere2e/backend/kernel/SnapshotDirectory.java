// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.kernel;

import io.github.clustere2e.api.ClusterException;
import io.github.clustere2e.api.Trouble;
import io.github.clustere2e.backend.FoundSnapshot;
import io.github.clustere2e.backend.Labels;
import io.github.clustere2e.backend.SnapshotIdentity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A snapshot's directory in its owner's state: the key to its nodes, and what the backend would have nobody else see.
 * Named by the snapshot's id, so that no two share it.
 */
record SnapshotDirectory(Path path) {

    private static final String KEY = "id_ed25519";
    private static final String SECRETS = "secrets";

    static SnapshotDirectory of(SnapshotIdentity snapshot) {
        return new SnapshotDirectory(Path.of(snapshot.labels().getOrDefault(Labels.DIRECTORY, "/nonexistent")));
    }

    /** Keeps all of it; the secrets come last, and with them the snapshot is whole. */
    void keep(byte[] key, byte[] secrets) {
        try {
            files().createWithParents();
            files().write(KEY, key);
            files().write(SECRETS, secrets);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot keep the snapshot's keys in " + path, e);
        }
    }

    boolean isWhole() {
        return Files.exists(path.resolve(SECRETS));
    }

    /** Refuses a snapshot that cannot be restored here. */
    void check(FoundSnapshot snapshot) {
        String tag = snapshot.identity().tag();
        if (!snapshot.complete()) {
            throw new ClusterException(
                    Trouble.SNAPSHOT_INCOMPLETE.explain("Snapshot '" + tag + "' is not complete: whoever took it, "
                            + Owner.of(snapshot.identity().labels()).describe()
                            + ", has not finished. Remove it if it never will, and take it again."));
        }
        if (!isWhole()) {
            throw new ClusterException(Trouble.CLUSTER_KEY.explain("The keys of snapshot '" + tag + "' are not in "
                    + path + ": another user took it, or the directory was removed. It can still be removed."));
        }
    }

    byte[] key() {
        return read(KEY);
    }

    byte[] secrets() {
        return read(SECRETS);
    }

    void delete() {
        files().delete();
    }

    private byte[] read(String name) {
        return files().read(name).orElseThrow(() -> new ClusterException(path.resolve(name) + " is gone"));
    }

    private PrivateDirectory files() {
        return new PrivateDirectory(path);
    }
}
