// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.dcos;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.Clusters;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The stand-in in the versions that check themselves in another way, or do not say which variant they are. */
@Tag("engine")
@Tag("soak")
@Timeout(300)
class OlderDcosTest {

    @TempDir
    private Path directory;

    @AfterEach
    void removeImages() throws Exception {
        StandIn.removeImages(directory.resolve("dcos_generate_config.sh"));
    }

    @ParameterizedTest
    @CsvSource({
        "1.9.4, open",
        "1.11.0, open",
        "1.11.0, enterprise",
        "1.13.0, open",
        "1.13.0, enterprise",
        "2.1.0, enterprise"
    })
    void itIsInstalledAndReadyAndTellsWhatItIs(String version, String variant) throws Exception {
        DcosInstallerBuilder builder =
                DcosInstaller.fromPath(StandIn.make(directory, "--version", version, "--variant", variant));
        if (variant.equals("enterprise")) {
            builder.securityMode("permissive").config(Map.of("license_key_contents", "a licence"));
        }
        DcosInstaller installer = builder.workspace(directory.resolve("work")).build();
        try (Cluster cluster =
                Clusters.create(StandIn.spec("older-dcos", installer, 1, 1).build())) {
            installer.install(cluster);

            assertThat(DcosCluster.buildInfo(cluster.node("agent_0")))
                    .returns(version, DcosBuildInfo::version)
                    .returns(variant, info -> info.variant().toString());
        }
    }
}
