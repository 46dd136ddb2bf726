// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal;

import io.github.clustere2e.api.ClusterException;
import io.github.clustere2e.api.Trouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Where what can be made again is kept: {@code $CLUSTER_E2E_CACHE}, else {@code $XDG_CACHE_HOME/cluster-e2e}, else
 * {@code ~/.cache/cluster-e2e} (XDG Base Directory Specification).
 */
final class CacheHome {

    private CacheHome() {}

    static Path directory(String name) {
        Path directory = home().resolve(name).toAbsolutePath();
        try {
            return Files.createDirectories(directory);
        } catch (IOException e) {
            throw new ClusterException(
                    Trouble.STATE_DIRECTORY.explain("Cannot make " + directory + " (" + e
                            + "). Make its parent writable, or name another with" + " CLUSTER_E2E_CACHE."),
                    e);
        }
    }

    private static Path home() {
        Map<String, String> environment = System.getenv();
        String own = environment.getOrDefault("CLUSTER_E2E_CACHE", "");
        String xdg = environment.getOrDefault("XDG_CACHE_HOME", "");
        if (!own.isBlank()) {
            return Path.of(own);
        }
        return xdg.isBlank()
                ? Path.of(environment.getOrDefault("HOME", System.getProperty("user.home")), ".cache", "cluster-e2e")
                : Path.of(xdg, "cluster-e2e");
    }
}
