// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.ClusterSpec;
import io.github.clustere2e.api.Clusters;
import io.github.clustere2e.api.DiagnosticFile;
import io.github.clustere2e.api.DiagnosticFiles;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.PauseControl;
import io.github.clustere2e.api.PowerControl;
import io.github.clustere2e.api.Role;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the engine tells of a node from outside. */
@Tag("engine")
@Timeout(180)
class DiagnosticFilesTest {

    private static Cluster cluster;
    private static Node node;

    @BeforeAll
    static void oneNode() {
        cluster = Clusters.create(ClusterSpec.builder().nodes(Role.AGENT, 1).build());
        node = cluster.node("agent_0");
    }

    @AfterAll
    static void nothingIsLeft() {
        cluster.close();
    }

    @Test
    void aNodeThatRunsIsToldOfInSixFiles() {
        Map<String, String> files = files(Instant.now().minusSeconds(60));

        assertThat(files)
                .containsOnlyKeys("inspect.json", "events.txt", "console.txt", "engine.txt", "top.txt", "stats.json");
        assertThat(files.get("inspect.json")).contains("\"Id\"", "\"Status\" : \"running\"");
        assertThat(files.get("events.txt")).containsPattern("(?m)^\\S+Z start$");
        assertThat(files.get("engine.txt")).contains("Docker Engine: ", "cgroup version: ");
        assertThat(files.get("top.txt")).contains("sshd");
        assertThat(files.get("stats.json")).contains("memory_stats");
    }

    @Test
    void noKeyIsInTheFiles() {
        assertThat(files(Instant.EPOCH).values())
                .isNotEmpty()
                .allSatisfy(text -> assertThat(text).doesNotContain("PRIVATE KEY"));
    }

    @Test
    void whatHappenedBeforeIsNotToldAndWhatDidIs() {
        Instant since = Instant.now();
        cluster.capability(PauseControl.class).pause(node);
        try {
            assertThat(files(since).get("events.txt")).contains("Z pause\n").doesNotContain("start");
        } finally {
            cluster.capability(PauseControl.class).resume(node);
        }
    }

    @Test
    void aNodeThatIsOffIsToldOfToo() {
        PowerControl power = cluster.capability(PowerControl.class);
        Instant since = Instant.now();
        power.kill(node);
        try {
            Map<String, String> files = files(since);
            assertThat(files).containsOnlyKeys("inspect.json", "events.txt", "console.txt", "engine.txt");
            assertThat(files.get("events.txt")).contains("kill signal=9", "die exitCode=137");
        } finally {
            power.start(node);
        }
    }

    private static Map<String, String> files(Instant since) {
        return cluster.capability(DiagnosticFiles.class).of(node, since).stream()
                .collect(Collectors.toMap(DiagnosticFile::name, DiagnosticFile::text));
    }
}
