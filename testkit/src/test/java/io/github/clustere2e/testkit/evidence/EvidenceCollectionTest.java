// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.testkit.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clustere2e.api.DiagnosticFile;
import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.api.ProgressEvent;
import io.github.clustere2e.installer.logs.LogCollection;
import io.github.clustere2e.testkit.evidence.facts.LikelyCause;
import io.github.clustere2e.testkit.evidence.facts.Problem;
import io.github.clustere2e.testkit.evidence.facts.ProgressHistory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class EvidenceCollectionTest {

    @TempDir
    private Path temporary;

    @Test
    void everyNodeAndTheWholeHaveTheirFiles() throws IOException {
        FakeCluster cluster =
                FakeCluster.of(2, temporary).telling(new DiagnosticFile("inspect.json", "application/json", "{}"));
        cluster.fake(0)
                .with("journalctl", "echo \"2026-01-02T03:04:05.000001+0000 host app[7]: hello $*\"")
                .with(
                        "systemctl",
                        "case $* in *--no-legend*) echo '* etcd.service loaded failed failed etcd';;"
                                + " --failed*) echo '* etcd.service loaded failed failed etcd';; esac");

        EvidenceReport report = EvidenceCollection.of(cluster)
                .test("a leader is elected", "com.example.LeaderTest.elected")
                .since(Instant.parse("2026-01-02T03:00:00.5Z"))
                .error(new AssertionError("no leader on agent_0"))
                .logs(LogCollection.builder().file("/etc/hostname"))
                .into(temporary.resolve("evidence"));

        assertThat(report.problems()).isEmpty();
        Path root = report.directory();
        assertThat(report.index()).isEqualTo(root.resolve("index.html"));
        assertThat(root).isDirectoryContaining("glob:**/error.txt").isDirectoryContaining("glob:**/commands.txt");
        assertThat(root.resolve("versions.txt")).content().contains("Java: ", "backend: fake");
        Path node = root.resolve("nodes/agent_0");
        assertThat(node.resolve("journal.log")).content().contains("--since=@1767322800 --all");
        assertThat(node.resolve("files/etc/hostname")).isNotEmptyFile();
        assertThat(node.resolve("state/firewall.txt")).content().contains("-A INPUT -j ACCEPT");
        assertThat(node.resolve("state/sockets.txt")).content().contains("127.0.0.1:2379");
        assertThat(node.resolve("outside/inspect.json")).hasContent("{}");
        assertThat(root.resolve("nodes/agent_1/machine.txt")).content().contains("state: running");
        String page = Files.readString(report.index());
        Tags.check(page);
        assertThat(page)
                .contains("a leader is elected", "no leader on agent_0", "etcd.service")
                .contains("href=\"./nodes/agent_0/state/firewall.txt\"");
    }

    @Test
    void itIsForThisUserAlone() throws IOException {
        Path directory = temporary.resolve("evidence");
        EvidenceCollection.withoutCluster().into(directory);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory)))
                .isEqualTo("rwx------");

        Path there = Files.createDirectory(
                temporary.resolve("there"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        EvidenceCollection.withoutCluster().into(there);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(there)))
                .isEqualTo("rwx------");
    }

    @Test
    void withoutAClusterThereIsWhatThisProcessKnows() throws IOException {
        ProgressHistory progress = new ProgressHistory();
        progress.progress(new ProgressEvent(
                "image", Optional.empty(), ProgressEvent.Kind.FAILED, "no registry", Duration.ofMillis(40)));

        EvidenceReport report = EvidenceCollection.withoutCluster()
                .test("the set-up of LeaderTest", "")
                .error(new IllegalStateException("The image cannot be had"))
                .progress(progress)
                .into(temporary.resolve("evidence"));

        assertThat(report.problems()).isEmpty();
        assertThat(report.sshLines()).isEmpty();
        assertThat(report.likelyCause()).isEmpty();
        assertThat(report.directory().resolve("progress.txt")).content().contains("FAILED image (40 ms): no registry");
        assertThat(report.directory().resolve("error.txt")).content().contains("IllegalStateException", "at ");
        String page = Files.readString(report.index());
        Tags.check(page);
        assertThat(page).contains("No likely cause was found", "The image cannot be had", "without a cluster");
    }

    @Test
    void whatIsInTheDirectoryAlreadyIsRefusedBeforeAnythingIsAsked() throws IOException {
        Files.writeString(temporary.resolve("mine"), "mine");
        assertThatThrownBy(() -> EvidenceCollection.withoutCluster().into(temporary))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("there is something in it");
        assertThatThrownBy(() -> EvidenceCollection.withoutCluster().into(temporary.resolve("mine")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("it is no directory");
    }

    @Test
    void aNodeThatIsOffHidesNothingAndIsTheCauseIfTheErrorIsAboutIt() {
        FakeCluster cluster = FakeCluster.of(2, temporary);
        cluster.fake(1).off();

        EvidenceReport report = EvidenceCollection.of(cluster)
                .error(new AssertionError("agent_1 did not answer"))
                .into(temporary.resolve("evidence"));

        assertThat(report.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.node()).contains("agent_1");
            assertThat(problem.why()).contains("switched off");
        });
        assertThat(report.likelyCause().map(LikelyCause::summary))
                .contains("Node agent_1 is switched off: its machine is exited.");
        assertThat(report.directory().resolve("nodes/agent_0/journal.log")).exists();
    }

    @Test
    void aPausedNodeIsNotAsked() {
        FakeCluster cluster = FakeCluster.of(1, temporary)
                .state(0, "paused")
                .telling(new DiagnosticFile("events.txt", "text/plain", "2026-01-02T03:04:05Z pause\n"));
        cluster.fake(0).with("journalctl", "sleep 600");

        EvidenceReport report = EvidenceCollection.of(cluster).into(temporary.resolve("evidence"));

        assertThat(report.problems())
                .extracting(Problem::why)
                .singleElement()
                .asString()
                .contains("it is paused");
        assertThat(report.directory().resolve("nodes/agent_0/machine.txt")).exists();
        assertThat(report.index()).content().contains("Node agent_0 is paused.", "2026-01-02T03:04:05Z pause");
    }

    @Test
    void aBackendThatDoesNotAnswerHidesNothingOfTheOthers() {
        FakeCluster cluster = FakeCluster.of(1, temporary).mute();

        EvidenceReport report = EvidenceCollection.of(cluster).into(temporary.resolve("evidence"));

        assertThat(report.problems())
                .extracting(Problem::why)
                .allSatisfy(why -> assertThat(why).contains("no engine answers"));
        assertThat(report.directory().resolve("nodes/agent_0/journal.log")).exists();
    }

    @Test
    void whatANodeIsCalledAndHasNeverLeadsOutOfTheDirectory() throws IOException {
        String name = "../../<b>evil</b>";
        FakeCluster cluster = FakeCluster.ofNode(name, temporary.resolve("fakes"));

        EvidenceReport report = EvidenceCollection.of(cluster)
                .keptUntil(Instant.now().plusSeconds(60))
                .into(temporary.resolve("out/evidence"));

        try (Stream<Path> all = Files.list(temporary)) {
            assertThat(all).containsExactlyInAnyOrder(temporary.resolve("fakes"), temporary.resolve("out"));
        }
        assertThat(report.directory().resolve("nodes"))
                .isDirectoryContaining(path -> path.getFileName().toString().startsWith("..%2F..%2F%3Cb%3E"));
        String page = Files.readString(report.index());
        Tags.check(page);
        assertThat(page).doesNotContain("<b>evil").contains("&lt;b&gt;evil");
    }

    @Test
    void moreThanTheMaximumIsLeftOutAndSaidToBe() throws IOException {
        FakeCluster cluster = FakeCluster.of(1, temporary);
        cluster.fake(0).with("journalctl", "head -c 200000 /dev/zero | tr '\\0' x");
        Path big = temporary.resolve("big.log");
        Files.writeString(big, "y".repeat(200_000));

        EvidenceReport report = EvidenceCollection.of(cluster)
                .maximumSize(8192)
                .logs(LogCollection.builder().file(big.toString()))
                .into(temporary.resolve("evidence"));

        try (Stream<Path> all = Files.walk(report.directory().resolve("nodes"))) {
            long size = all.filter(Files::isRegularFile)
                    .filter(file -> !file.endsWith("errors.txt") && !file.endsWith("machine.txt"))
                    .mapToLong(file -> file.toFile().length())
                    .sum();
            assertThat(size).isBetween(4000L, 8192L + 2000); // with the lines that say what is left out
        }
        assertThat(report.directory().resolve("nodes/agent_0/errors.txt"))
                .content()
                .contains("all files of a node");
    }
}
