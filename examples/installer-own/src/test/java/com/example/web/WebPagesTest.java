// SPDX-License-Identifier: Apache-2.0
package com.example.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.ClusterSpec;
import io.github.clustere2e.api.Clusters;
import io.github.clustere2e.api.OptionValue;
import io.github.clustere2e.api.Role;
import io.github.clustere2e.installer.Installer;
import io.github.clustere2e.installer.Installers;
import io.github.clustere2e.installer.Operation;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class WebPagesTest {

    // begin of the example
    @Test
    void aNewGreetingReachesEveryNodeOneAfterTheOther() {
        Installer hello = Installers.named("web-pages", List.of());
        Installer goodbye = Installers.named("web-pages", List.of(new OptionValue("greeting", "Goodbye")));

        try (Cluster cluster =
                Clusters.create(ClusterSpec.builder().nodes(Role.of("web"), 2).build())) {
            hello.install(cluster);
            goodbye.plan(cluster, Operation.CONFIGURE).run();

            assertThat(cluster.node("web_1")
                            .run("cat", "/var/www/html/greeting.txt")
                            .stdout())
                    .isEqualTo("Goodbye from web_1, one of 2");
            assertThat(hello.plan(cluster, Operation.WAIT).run().steps()).hasSize(2);
        }
    }
    // end of the example
}
