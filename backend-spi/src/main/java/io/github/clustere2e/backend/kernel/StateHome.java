// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.kernel;

import io.github.clustere2e.api.UserState;
import java.nio.file.Path;

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
}
