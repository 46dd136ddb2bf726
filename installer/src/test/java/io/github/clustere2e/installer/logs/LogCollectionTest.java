// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.api.ProgressEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class LogCollectionTest {

    @TempDir
    private Path temporary;

    private Path output;
    private Path remote;
    private ShellCluster cluster;

    @BeforeEach
    void twoNodes() throws IOException {
        output = temporary.resolve("logs/of a test");
        remote = Files.createDirectories(temporary.resolve("remote"));
        cluster = new ShellCluster(2, temporary);
    }

    @Test
    void everyNodeGivesItsJournalAndWhatHasFailedAndItsMachine() {
        List<String> events = new CopyOnWriteArrayList<>();
        LogReport report = LogCollection.builder()
                .progressListener(
                        event -> events.add(event.kind() + " " + event.node().orElseThrow()))
                .build()
                .collect(cluster, output);

        assertThat(report.complete()).as(report.toString()).isTrue();
        assertThat(report.nodes()).extracting(NodeLogs::node).containsExactly("agent_0", "agent_1");
        assertThat(output.resolve("agent_0/journal.log"))
                .hasContent("journal --boot --all --no-pager --output=short-iso-precise\n");
        assertThat(output.resolve("agent_1/failed-units.txt")).isEmptyFile();
        assertThat(output.resolve("agent_1/machine.txt")).content().contains("state: running", "line 0\n", "line 29\n");
        assertThat(output.resolve("agent_1/errors.txt")).doesNotExist();
        assertThat(output.resolve("index.txt"))
                .content()
                .contains("cluster 'shells'", "agent_0: 3 files", "agent_1: 3 files");
        assertThat(report.node("agent_0").files())
                .allSatisfy(file -> assertThat(file).isRegularFile());
        assertThat(cluster.shell(0).users()).containsOnly("root");
        assertThat(events)
                .containsExactlyInAnyOrder(
                        ProgressEvent.Kind.STARTED + " agent_0",
                        ProgressEvent.Kind.STARTED + " agent_1",
                        ProgressEvent.Kind.FINISHED + " agent_0",
                        ProgressEvent.Kind.FINISHED + " agent_1");
    }

    @Test
    void aDeadNodeHasWhatIsToldOfItsMachineAndHidesNothing() {
        cluster.shell(0).kill();
        LogReport report = LogCollection.builder().build().collect(cluster, output);

        assertThat(report.complete()).isFalse();
        assertThat(output.resolve("agent_0/machine.txt")).content().contains("state: exited\nexit status: 137\n");
        assertThat(output.resolve("agent_0/errors.txt"))
                .hasContent("all logs of the node itself: agent_0: the node is switched off\n");
        assertThat(report.node("agent_0").failures())
                .singleElement()
                .returns("all logs of the node itself", MissingLog::what);
        assertThat(report.node("agent_1").missing()).isEmpty();
        assertThat(output.resolve("index.txt")).content().contains("missing: all logs of the node itself");
    }

    @Test
    void aBackendThatTellsNothingHidesNothing() {
        cluster.silence();
        LogReport report = LogCollection.builder().build().collect(cluster, output);

        assertThat(report.node("agent_0").missing()).hasToString("[machine: no engine answers]");
        assertThat(output.resolve("agent_0/journal.log")).isNotEmptyFile();
    }

    @Test
    void whatTakesTooLongIsGivenUpAndTheRestIsThere() throws IOException {
        Files.writeString(remote.resolve("a.log"), "a\n");
        cluster.shell(0).with("journalctl", "case $* in *--lines=0*) exit ;; esac; echo begun; sleep 600");
        LogReport report = LogCollection.builder()
                .file(remote + "/a.log")
                .timeout(Duration.ofSeconds(2))
                .build()
                .collect(cluster, cluster.nodes().without(cluster.shell(1)), output);

        assertThat(report.nodes()).hasSize(1);
        assertThat(report.duration()).isLessThan(Duration.ofSeconds(20));
        assertThat(report.node("agent_0").failures())
                .extracting(MissingLog::what)
                .containsExactly("journal", "journal");
        assertThat(output.resolve("agent_0/errors.txt"))
                .content()
                .contains("journal: cut off after 0 bytes", "had not sent everything after 2.0 s");
        assertThat(output.resolve("agent_0/failed-units.txt")).exists();
        assertThat(output.resolve("agent_0/files" + remote + "/a.log")).hasContent("a\n");
    }

    @Test
    void anInterruptEndsItSoonAndKeepsWhatHasCome() throws Exception {
        cluster.shell(0).with("journalctl", "case $* in *--lines=0*) exit ;; esac; sleep 600");
        Thread collecting = new Thread(() -> {
            try {
                LogCollection.builder().build().collect(cluster, output);
            } catch (RuntimeException e) {
                Thread.currentThread().interrupt();
            }
        });
        collecting.start();
        Path machine = output.resolve("agent_0/machine.txt");
        while (!Files.exists(machine)) {
            Thread.onSpinWait();
        }
        collecting.interrupt();
        collecting.join(20_000);

        assertThat(collecting.isAlive()).isFalse();
        assertThat(machine).exists();
        assertThat(output.resolve("index.txt")).content().contains("They are not complete");
    }

    @Test
    void aDirectoryThatHoldsSomethingIsRefusedBeforeAnythingIsAsked() throws IOException {
        Files.createDirectories(output);
        Files.writeString(output.resolve("mine"), "");
        LogCollection collection = LogCollection.builder().build();

        assertThatThrownBy(() -> collection.collect(cluster, output))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("Name a new or an empty directory");
        assertThatThrownBy(() -> collection.collect(cluster, output.resolve("mine")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("it is no directory");
        assertThat(cluster.shell(0).users()).isEmpty();
        Files.delete(output.resolve("mine"));
        assertThat(collection.collect(cluster, output).complete()).isTrue();
    }

    @Test
    void aNewDirectoryIsForNobodyElse() throws IOException {
        LogCollection.builder().build().collect(cluster, output);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(output)))
                .isEqualTo("rwx------");
    }

    @Test
    void everythingThatIsWrongIsToldAtOnce() {
        LogCollection.Builder builder = LogCollection.builder()
                .units("etcd;reboot")
                .targets("-x")
                .file("var/log/syslog")
                .file("/var/log/../../etc/shadow")
                .file("/var/log/")
                .timeout(Duration.ZERO)
                .fileLimit(0);

        assertThatThrownBy(builder::build)
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContainingAll(
                        "'etcd;reboot.service'",
                        "'-x.target'",
                        "'var/log/syslog'",
                        "'/var/log/../../etc/shadow'",
                        "'/var/log/'",
                        "PT0S",
                        "a file of 0 bytes");
    }
}
