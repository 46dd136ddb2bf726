// SPDX-License-Identifier: Apache-2.0
package com.example.modular;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The descriptors of all our modules, and what they say of third-party ones, put to the proof. */
@Timeout(value = 5 * 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ModulePathTest {

    @Test
    void theDockerBackendIsFoundAndSaysThatNoEngineAnswers(@TempDir Path directory) throws Exception {
        Path dead = directory.resolve("docker.sock");

        Application hello = Application.run(HelloCluster.class, Map.of("DOCKER_HOST", "unix://" + dead));

        assertThat(hello.stdout())
                .startsWith("backend docker in module io.github.clustere2e.backend.docker\nunavailable: ")
                .contains(dead.toString());
        assertThat(hello.exitStatus()).isEqualTo(1);
    }

    @Test
    void aModularApplicationMakesAClusterAndLeavesNothingBehind() throws Exception {
        Application hello = Application.run(HelloCluster.class, Map.of());

        assertThat(hello.stdout()).contains("first process: systemd").endsWith("left: 0\n");
        assertThat(hello.exitStatus()).isZero();
    }

    @Test
    void theExampleOfTheReadmeDoesWhatItSays() throws Exception {
        Application etcd = Application.run(SurvivingEtcd.class, Map.of());

        assertThat(etcd.stdout())
                .containsPattern("etcd_[012] leads, and the colour is green\n")
                .contains(": up ");
        assertThat(etcd.exitStatus()).isZero();
    }
}
