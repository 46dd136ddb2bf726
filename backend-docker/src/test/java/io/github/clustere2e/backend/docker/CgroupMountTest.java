// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.ClusterSpec;
import io.github.clustere2e.api.Clusters;
import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.Role;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Tag("engine")
@Timeout(300)
class CgroupMountTest {

    @Test
    void withoutTheControlGroupsOfTheMachineANodeHasItsOwn() {
        ClusterSpec spec = ClusterSpec.builder()
                .name("options-cgroup")
                .nodes(Role.AGENT, 1)
                .options(DockerOptions.builder()
                        .cgroupMount(false)
                        .linuxCapability("SYS_ADMIN")
                        .build())
                .build();

        try (Cluster cluster = Clusters.create(spec)) {
            assertThat(cluster.node("agent_0")
                            .run(Command.shell("cat /proc/1/cgroup"))
                            .stdout())
                    .doesNotContain("/docker/");
        }
    }
}
