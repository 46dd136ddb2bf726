// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.internal;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Where this machine keeps what serves the next run too. */
public final class CacheHome {

    private CacheHome() {}

    /**
     * Finds the directory.
     *
     * @param properties the system properties
     * @param environment the environment
     * @return the property's directory, else the variable's, else one below the user's cache directory
     */
    public static Path of(Properties properties, Map<String, String> environment) {
        String chosen = properties.getProperty("clustere2e.cache", environment.getOrDefault("CLUSTER_E2E_CACHE", ""));
        return chosen.isEmpty() ? userCache(properties, environment).resolve("cluster-e2e") : Path.of(chosen);
    }

    /** The XDG base directory specification has a relative path ignored. */
    private static Path userCache(Properties properties, Map<String, String> environment) {
        @Nullable String xdg = environment.get("XDG_CACHE_HOME");
        return xdg != null && xdg.startsWith("/")
                ? Path.of(xdg)
                : Path.of(properties.getProperty("user.home", "/")).resolve(".cache");
    }
}
