// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.testkit;

import io.github.clustere2e.api.ClusterSpec;
import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.api.SnapshotKey;
import io.github.clustere2e.installer.Installer;
import io.github.clustere2e.testkit.internal.lending.Recipe;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Builds a {@link ClusterExtension}. Not thread-safe.
 *
 * @since 0.1
 */
public final class ClusterExtensionBuilder {

    private final ClusterSpec spec;
    private final List<String> inputs = new ArrayList<>();
    private @Nullable Installer installer;
    private @Nullable String backend;
    private boolean snapshot;
    private Scope scope = Scope.CLASS;

    ClusterExtensionBuilder(ClusterSpec spec) {
        this.spec = spec;
    }

    /**
     * Installs software on the cluster before the first test.
     *
     * @param software what to install
     * @return this
     */
    public ClusterExtensionBuilder installer(Installer software) {
        this.installer = software;
        return this;
    }

    /**
     * Installs software on the cluster before the first test, and says what makes it this very software: clusters with the
     * same can be shared by classes that have installers of their own, kept for the next run, and restored from a snapshot.
     *
     * @param software what to install
     * @param dependsOn everything that the installed software depends on beside the spec: versions, settings, digests of files
     * @return this
     */
    public ClusterExtensionBuilder installer(Installer software, String... dependsOn) {
        this.installer = software;
        inputs.addAll(List.of(dependsOn));
        return this;
    }

    /**
     * Sets how long the suite has the cluster. An extension in a field that is not static has {@link Scope#METHOD} whatever
     * is set.
     *
     * @param clusterScope {@link Scope#CLASS} without this
     * @return this
     */
    public ClusterExtensionBuilder scope(Scope clusterScope) {
        this.scope = clusterScope;
        return this;
    }

    /**
     * Has the installed cluster restored from a snapshot, which the first one takes.
     *
     * @return this
     */
    public ClusterExtensionBuilder snapshot() {
        this.snapshot = true;
        return this;
    }

    /**
     * Names the backend.
     *
     * @param id its id; the one that is picked by default without this
     * @return this
     */
    public ClusterExtensionBuilder backend(String id) {
        this.backend = id;
        return this;
    }

    /**
     * Builds the extension.
     *
     * @return the extension
     * @throws InvalidInputException if an installed cluster is to be kept or restored, and nothing is said of what its
     *     software depends on
     */
    public ClusterExtension build() {
        boolean lasting = installer == null || !inputs.isEmpty();
        if (!lasting && (snapshot || scope == Scope.KEPT)) {
            throw new InvalidInputException("A cluster that is " + (snapshot ? "restored from a snapshot" : "kept")
                    + " must say what its software depends on: installer(software, \"version 3.4\", …)");
        }
        SnapshotKey.Builder key = SnapshotKey.of(spec).text(String.valueOf(backend));
        inputs.forEach(key::text);
        if (!lasting) {
            key.text(UUID.randomUUID().toString()); // nobody else's software is certainly the same
        }
        return new ClusterExtension(new Declaration(
                "ClusterExtension of " + spec.groups(),
                new Recipe(Optional.ofNullable(backend), spec, Optional.ofNullable(installer), key.build(), snapshot),
                scope));
    }
}
