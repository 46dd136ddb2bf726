// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.kernel;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a user's clusters keep their keys and state: {@code $CLUSTER_E2E_STATE}, else
 * {@code $XDG_STATE_HOME/cluster-e2e}, else {@code ~/.local/state/cluster-e2e} (XDG Base Directory Specification).
 */
final class StateHome {

    private static final String ENVIRONMENT = "CLUSTER_E2E_STATE";
    private static final String PROPERTY = "clustere2e.state";

    private StateHome() {}

    static ClusterDirectory directory(String backend, String cluster) {
        return new ClusterDirectory(clusters(backend).resolve(cluster));
    }

    static Path clusters(String backend) {
        return home().resolve("clusters").resolve(backend).toAbsolutePath();
    }

    static Path snapshots(String backend) {
        return home().resolve("snapshots").resolve(backend).toAbsolutePath();
    }

    /** A backend's own, apart from those of its clusters. */
    static Path backend(String backend) {
        return home().resolve("backends").resolve(backend).toAbsolutePath();
    }

    /** What another process is to be started with, so that it finds the same. */
    static List<String> options() {
        return set(System.getProperty(PROPERTY))
                .map(state -> List.of("-D" + PROPERTY + "=" + state.toAbsolutePath()))
                .orElse(List.of());
    }

    private static Path home() {
        return set(System.getProperty(PROPERTY))
                .or(() -> set(System.getenv(ENVIRONMENT)))
                .or(() -> set(System.getenv("XDG_STATE_HOME")).map(state -> state.resolve("cluster-e2e")))
                .orElseGet(() -> userHome().resolve(".local/state/cluster-e2e"));
    }

    /** The JDK asks the user database; people and tests who set HOME mean it. */
    private static Path userHome() {
        return set(System.getenv("HOME")).orElseGet(() -> Path.of(System.getProperty("user.home")));
    }

    private static Optional<Path> set(@Nullable String value) {
        return value == null || value.isBlank() ? Optional.empty() : Optional.of(Path.of(value));
    }
}
