// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class CacheHomeTest {

    private final Properties properties = new Properties();

    CacheHomeTest() {
        properties.setProperty("user.home", "/home/someone");
    }

    @Test
    void itIsBelowTheUsersCacheDirectory() {
        assertThat(CacheHome.of(properties, Map.of())).isEqualTo(Path.of("/home/someone/.cache/cluster-e2e"));
        assertThat(CacheHome.of(properties, Map.of("XDG_CACHE_HOME", "/cache")))
                .isEqualTo(Path.of("/cache/cluster-e2e"));
    }

    @Test
    void aRelativeCacheDirectoryIsIgnoredAsTheSpecificationSays() {
        assertThat(CacheHome.of(properties, Map.of("XDG_CACHE_HOME", "cache")))
                .isEqualTo(Path.of("/home/someone/.cache/cluster-e2e"));
    }

    @Test
    void thePropertyGoesBeforeTheVariableAndBothBeforeTheUsersCache() {
        Map<String, String> environment = Map.of("CLUSTER_E2E_CACHE", "/mine", "XDG_CACHE_HOME", "/cache");
        assertThat(CacheHome.of(properties, environment)).isEqualTo(Path.of("/mine"));
        properties.setProperty("clustere2e.cache", "/this");
        assertThat(CacheHome.of(properties, environment)).isEqualTo(Path.of("/this"));
    }
}
