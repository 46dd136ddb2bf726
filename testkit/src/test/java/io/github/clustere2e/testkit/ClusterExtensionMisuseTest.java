// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.testkit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clustere2e.api.ClusterSpec;
import io.github.clustere2e.api.Role;
import org.junit.jupiter.api.Test;

class ClusterExtensionMisuseTest {

    @Test
    void outsideOfATestThereIsNoCluster() {
        ClusterExtension extension =
                ClusterExtension.of(ClusterSpec.builder().nodes(Role.AGENT, 1).build());

        assertThatThrownBy(extension::cluster)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("static field");
    }
}
