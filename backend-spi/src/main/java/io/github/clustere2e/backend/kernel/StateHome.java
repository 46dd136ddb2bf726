// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.kernel;

import io.github.clustere2e.api.UserState;
import java.nio.file.Path;
import java.util.List;

/** Where a user's clusters keep their keys and state. */
final class StateHome {

    private StateHome() {}

    static ClusterDirectory directory(String backend, String cluster) {
        return new ClusterDirectory(clusters(backend).resolve(cluster));
    }

    static Path clusters(String backend) {
        return UserState.directory().resolve("clusters").resolve(backend).toAbsolutePath();
    }

    static Path snapshots(String backend) {
        return UserState.directory().resolve("snapshots").resolve(backend).toAbsolutePath();
    }

    /** A backend's own, apart from those of its clusters. */
    static Path backend(String backend) {
        return UserState.directory().resolve("backends").resolve(backend).toAbsolutePath();
    }

    /** What a JVM is to be started with, so that it finds the same. */
    static List<String> options() {
        return List.of("-Dclustere2e.state=" + UserState.directory());
    }
}
