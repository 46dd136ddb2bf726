// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clustere2e.api.ClusterInfo;
import io.github.clustere2e.api.ClusterSpec;
import io.github.clustere2e.api.Clusters;
import io.github.clustere2e.api.Examination;
import io.github.clustere2e.api.Finding;
import io.github.clustere2e.api.Finding.Level;
import io.github.clustere2e.api.Role;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The doctor with a real engine, on which clusters can be made. */
@Tag("engine")
@Tag("alone")
@Timeout(300)
class DoctorTest {

    /** On a machine with time on its hands it takes a few seconds. */
    private static final Duration SOON = Duration.ofSeconds(60);

    @BeforeAll
    static void theImageIsThere() {
        Clusters.create(ClusterSpec.builder().nodes(Role.AGENT, 1).build()).close();
    }

    @Test
    void aHealthyEngineHasNoErrorAndIsTold() {
        long begun = System.nanoTime();
        List<Finding> findings = Clusters.provider("docker").doctor(Examination.QUICK);

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(SOON);
        assertThat(findings).noneMatch(finding -> finding.isWorseThan(Level.WARNING));
        assertThat(seen(findings, "docker.engine")).contains("answers at");
        assertThat(seen(findings, "docker.api")).contains("is used");
        assertThat(seen(findings, "docker.cgroup")).contains("Control groups have version");
        assertThat(seen(findings, "docker.room")).matches("There is room for [1-9][0-9]* nodes that do little.*");
        assertThat(seen(findings, "docker.image")).contains("is there");
        assertThat(findings)
                .filteredOn(finding ->
                        finding.id().equals("docker.clock") || finding.id().startsWith("docker.mount-"))
                .extracting(Finding::level)
                .containsExactly(Level.OK, Level.OK, Level.OK);
        assertThat(Clusters.list()).extracting(ClusterInfo::name).noneMatch(name -> name.startsWith("doctor-"));
    }

    @Test
    void aDeepExaminationMakesAClusterLogsInAndLeavesNothing() {
        List<ClusterInfo> before = Clusters.list();

        List<Finding> findings = Clusters.provider("docker").doctor(Examination.DEEP);

        assertThat(seen(findings, "deep.cluster")).contains("was ready after");
        assertThat(seen(findings, "deep.login")).contains("log in and run a command took");
        assertThat(findings)
                .filteredOn(finding -> finding.id().equals("deep.mounts"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.level()).isLessThanOrEqualTo(Level.WARNING));
        assertThat(Clusters.list()).hasSameSizeAs(before);
    }

    private static String seen(List<Finding> findings, String id) {
        return findings.stream()
                .filter(finding -> finding.id().equals(id))
                .findFirst()
                .orElseThrow()
                .seen();
    }
}
