// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.testkit.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.ClusterSpec;
import io.github.clustere2e.api.Clusters;
import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.CommandFailedException;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.NodeConnectionException;
import io.github.clustere2e.api.PauseControl;
import io.github.clustere2e.api.PowerControl;
import io.github.clustere2e.api.Role;
import io.github.clustere2e.backend.docker.DockerOptions;
import io.github.clustere2e.testkit.evidence.facts.CommandHistory;
import io.github.clustere2e.testkit.evidence.facts.LikelyCause;
import io.github.clustere2e.testkit.evidence.facts.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real nodes with what goes wrong on them: each test as it would be told to its author. */
@Tag("engine")
@Timeout(240)
class EvidenceOfRealNodesTest {

    private static final CommandHistory HISTORY = new CommandHistory();

    private static Cluster cluster;

    @TempDir
    private Path temporary;

    private Instant begun;

    @BeforeAll
    static void threeNodes() {
        cluster = Clusters.create(ClusterSpec.builder()
                .nodes(Role.AGENT, 3)
                .options(DockerOptions.builder().memory("256m").build())
                .commandListener(HISTORY)
                .build());
    }

    @AfterAll
    static void nothingIsLeft() {
        cluster.close();
    }

    @BeforeEach
    void aTestBegins() {
        begun = Instant.now();
    }

    @Test
    void aUnitThatFailsIsTheCauseWithWhatItWrote() throws IOException {
        Node node = cluster.node("agent_0");
        node.run(Command.shell("printf '[Service]\\nExecStart=/bin/sh -c \"echo port 2379 is taken >&2; exit 3\"\\n'"
                + " >/etc/systemd/system/product.service; systemctl daemon-reload; systemctl start product || :;"
                + " while systemctl is-active product; do :; done; journalctl --sync"));
        try {
            EvidenceReport report = collect(catchThrowable(() -> node.run("systemctl", "is-active", "product")));

            LikelyCause cause = report.likelyCause().orElseThrow();
            assertThat(cause.summary()).isEqualTo("The unit product.service has failed on node agent_0.");
            assertThat(cause.evidence()).anyMatch(line -> line.contains("port 2379 is taken"));
            assertThat(report.problems()).isEmpty();
            Path files = report.directory().resolve("nodes/agent_0");
            assertThat(files.resolve("failed-units.txt")).content().contains("product.service");
            assertThat(files.resolve("state/sockets.txt")).content().contains(":22");
            assertThat(files.resolve("state/disks.txt")).content().contains("overlay");
            assertThat(files.resolve("outside/inspect.json")).content().contains("\"Id\"");
            assertThat(report.directory().resolve("commands.txt"))
                    .content()
                    .contains("$ systemctl is-active product", "status=3", "| failed");
            String page = Files.readString(report.index());
            Tags.check(page);
            assertThat(page).contains("port 2379 is taken", "href=\"./nodes/agent_2/journal.log\"");
        } finally {
            node.run("systemctl", "reset-failed");
        }
    }

    @Test
    void aProcessThatTheKernelEndedForWantOfMemoryIsTheCause() {
        Node node = cluster.node("agent_1");
        Throwable error = catchThrowable(() -> node.run(
                Command.shell("exec 2>&1; head -c 600m /dev/zero | tail -c 500m | sort >/dev/null; exit 137")));
        assertThat(error).isInstanceOf(CommandFailedException.class);

        EvidenceReport report = collect(error);

        assertThat(report.likelyCause().map(LikelyCause::summary).orElse("none"))
                .startsWith("The kernel ended")
                .endsWith("on node agent_1 for want of memory.");
        assertThat(report.directory().resolve("nodes/agent_1/outside/events.txt"))
                .content()
                .contains(" oom");
    }

    @Test
    void aFullDiskIsTheCauseAndEvidenceComesFromThereAllTheSame() {
        Node node = cluster.node("agent_2");
        Throwable error = catchThrowable(
                () -> node.run(Command.shell("exec 2>&1; dd if=/dev/zero of=/dev/shm/full bs=64k count=100000")));
        try {
            assertThat(error).hasMessageContaining("No space left on device");
            EvidenceReport report = collect(error);

            assertThat(report.likelyCause().map(LikelyCause::summary)).contains("A disk of node agent_2 is full.");
            assertThat(report.problems()).isEmpty();
            assertThat(report.directory().resolve("nodes/agent_2/state/memory.txt"))
                    .isNotEmptyFile();
        } finally {
            node.run("rm", "-f", "/dev/shm/full");
        }
    }

    @Test
    void aNodeThatWasSwitchedOffIsTheCauseOfWhatFailsThere() {
        Node node = cluster.node("agent_2");
        PowerControl power = cluster.capability(PowerControl.class);
        power.kill(node);
        try {
            Throwable error = catchThrowable(() -> node.run("true"));
            assertThat(error).isInstanceOf(NodeConnectionException.class);
            EvidenceReport report = collect(error);

            assertThat(report.likelyCause().map(LikelyCause::summary))
                    .contains("Node agent_2 is switched off: its machine is exited with exit status 137.");
            assertThat(report.likelyCause().orElseThrow().evidence())
                    .anyMatch(line -> line.contains("die exitCode=137"));
            assertThat(report.problems())
                    .extracting(Problem::node)
                    .allMatch(name -> name.orElse("").equals("agent_2"));
            assertThat(report.directory().resolve("nodes/agent_0/journal.log")).exists();
            assertThat(report.directory().resolve("nodes/agent_2/outside/inspect.json"))
                    .isNotEmptyFile();
        } finally {
            power.start(node);
        }
    }

    @Test
    void aPausedNodeDelaysNothing() {
        Node node = cluster.node("agent_0");
        PauseControl pauses = cluster.capability(PauseControl.class);
        pauses.pause(node);
        try {
            EvidenceReport report = collect(new AssertionError("agent_0 did not answer"));

            assertThat(report.likelyCause().map(LikelyCause::summary)).contains("Node agent_0 is paused.");
            assertThat(report.duration()).isLessThan(Duration.ofSeconds(20));
            assertThat(report.directory().resolve("nodes/agent_1/journal.log")).exists();
        } finally {
            pauses.resume(node);
        }
    }

    @Test
    void noKeyAndNoSecretIsInTheEvidence() throws IOException {
        Node node = cluster.node("agent_0");
        node.run(Command.builder("sh", "-c", "test -n \"$TOKEN\" && echo $TOKEN")
                .environment("TOKEN", "swordfish-7")
                .secret("swordfish-7")
                .build());
        EvidenceReport report = collect(new AssertionError("no"));

        try (Stream<Path> all = Files.walk(report.directory())) {
            List<Path> files = all.filter(Files::isRegularFile).toList();
            assertThat(files)
                    .hasSizeGreaterThan(40)
                    .allSatisfy(
                            file -> assertThat(Files.readString(file)).doesNotContain("PRIVATE KEY", "swordfish-7"));
        }
    }

    @Test
    void evidenceOfAClusterThatIsGoneIsWhatThisProcessKnows() {
        Cluster gone =
                Clusters.create(ClusterSpec.builder().nodes(Role.AGENT, 1).build());
        gone.destroy();

        EvidenceReport report = EvidenceCollection.of(gone)
                .error(new AssertionError("no"))
                .limit(Duration.ofSeconds(20))
                .into(temporary.resolve("evidence"));

        assertThat(report.index()).isRegularFile();
        assertThat(report.problems()).isNotEmpty();
        assertThat(report.duration()).isLessThan(Duration.ofSeconds(30));
        assertThatThrownBy(() -> gone.node("agent_0").run("true")).isInstanceOf(RuntimeException.class);
    }

    private EvidenceReport collect(Throwable error) {
        return EvidenceCollection.of(cluster)
                .test("a test", getClass().getName())
                .since(begun)
                .error(error)
                .history(HISTORY)
                .into(temporary.resolve("evidence"));
    }
}
