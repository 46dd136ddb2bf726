// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.kernel;

import io.github.clustere2e.api.Capacity;
import io.github.clustere2e.api.CleanReport;
import io.github.clustere2e.api.CleanRequest;
import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.ClusterInfo;
import io.github.clustere2e.api.ClusterNames;
import io.github.clustere2e.api.ClusterProvider;
import io.github.clustere2e.api.ClusterSpec;
import io.github.clustere2e.api.CommandListener;
import io.github.clustere2e.api.Examination;
import io.github.clustere2e.api.Finding;
import io.github.clustere2e.api.RestoreSpec;
import io.github.clustere2e.api.SnapshotInfo;
import io.github.clustere2e.api.UnsupportedCapabilityException;
import io.github.clustere2e.backend.Backend;
import io.github.clustere2e.backend.FoundCluster;
import io.github.clustere2e.backend.FoundSnapshot;
import io.github.clustere2e.backend.SnapshotStore;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A provider of clusters on a {@link Backend}: a backend author extends this, and names the subclass both in
 * {@code module-info.java} and in {@code META-INF/services}.
 *
 * <p>Thread-safe.
 *
 * @since 0.1
 */
public abstract class BackendClusterProvider implements ClusterProvider {

    private final String id;

    /**
     * Names the provider; does no work.
     *
     * @param id as {@link ClusterProvider#id()} says
     */
    protected BackendClusterProvider(String id) {
        this.id = id;
    }

    /**
     * Opens the backend; whoever called this closes it.
     *
     * @return a backend of its own
     */
    protected abstract Backend open();

    /**
     * Returns a directory of the user's state that is this backend's own, for what it has to know of its machines where
     * they carry no labels.
     *
     * @return absolute; it may not exist yet. Whoever makes it lets only the user read it
     */
    protected final Path stateDirectory() {
        return StateHome.backend(id);
    }

    @Override
    public final String id() {
        return id;
    }

    @Override
    public final Cluster create(ClusterSpec spec) {
        return closingOnFailure(backend -> new ClusterCreation(id, backend, spec).create());
    }

    @Override
    public final Cluster attach(String name, CommandListener... listeners) {
        ClusterNames.check(name);
        return closingOnFailure(backend -> {
            backend.check();
            return new Attachment(id, backend).attach(name, List.of(listeners));
        });
    }

    @Override
    public final void destroy(String name) {
        ClusterNames.check(name);
        try (Backend backend = open()) {
            backend.check();
            FoundCluster found = Census.take(id, backend).get(name);
            Removal.everything(backend, found.identity());
        }
    }

    @Override
    public final List<ClusterInfo> list() {
        try (Backend backend = open()) {
            backend.check();
            return Census.take(id, backend).infos();
        }
    }

    @Override
    public final Cluster restore(RestoreSpec spec) {
        return closingOnFailure(backend -> {
            backend.check();
            SnapshotStore store = store(backend);
            FoundSnapshot snapshot = SnapshotCensus.take(id, store).get(spec.tag());
            Construction construction = new SnapshotConstruction(backend, store, snapshot, spec);
            return new ClusterCreation(id, backend, Wish.of(spec), construction).create();
        });
    }

    @Override
    public final List<SnapshotInfo> snapshots() {
        try (Backend backend = open()) {
            backend.check();
            return backend.snapshots()
                    .map(store -> SnapshotCensus.take(id, store).infos())
                    .orElse(List.of());
        }
    }

    @Override
    public final void removeSnapshot(String tag) {
        try (Backend backend = open()) {
            backend.check();
            SnapshotStore store = store(backend);
            KernelSnapshots.remove(store, SnapshotCensus.take(id, store).get(tag));
        }
    }

    private SnapshotStore store(Backend backend) {
        return backend.snapshots()
                .orElseThrow(() -> new UnsupportedCapabilityException("Backend '" + id + "' keeps no snapshots"));
    }

    @Override
    public final List<Finding> doctor(Examination how) {
        return new Doctor(this, how).examine();
    }

    @Override
    public final Optional<Capacity> capacity() {
        try (Backend backend = open()) {
            backend.check();
            return backend.capacity();
        }
    }

    @Override
    public final CleanReport clean(CleanRequest request) {
        try (Backend backend = open()) {
            backend.check();
            return new Cleaning(id, backend, request).clean();
        }
    }

    /** Removes a cluster if it is still that very one: for the watchdog. */
    final void remove(String name, String clusterId) {
        try (Backend backend = open()) {
            backend.check();
            new Removal(backend).remove(clusterId);
            StateHome.directory(id, name).deleteIfOf(clusterId);
        }
    }

    private Cluster closingOnFailure(Function<Backend, Cluster> work) {
        Backend backend = open();
        try {
            return work.apply(backend);
        } catch (Throwable e) {
            backend.close();
            throw e;
        }
    }
}
