// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is had of systemd, with its programs faked. */
@Timeout(60)
class CollectedUnitsTest {

    /** One unit has failed, and a target wants two units, of which one is gone but has left something. */
    private static final String SYSTEMCTL = """
            case $* in
              *--failed*--no-legend*) echo '* broken.service loaded failed failed It is broken' ;;
              *--failed*) echo 'UNIT LOAD'; echo 'broken.service loaded failed' ;;
              'status '*) echo "status of $*"; exit 3 ;;
              *LoadState*nowhere.*) echo LoadState=not-found ;;
              *LoadState*gone.service) echo LoadState=not-found ;;
              *LoadState*) echo LoadState=loaded ;;
              *Wants*dcos.target) echo 'Wants=mesos.service etcd.service'; echo 'Requires=gone.service' ;;
              *Wants*) echo Wants=; echo Requires= ;;
            esac
            """;

    private static final String JOURNALCTL = """
            case $* in
              *short-iso-precise*) exit 1 ;;
              *--lines=1*gone.service) echo something ;;
              *--lines=1*) ;;
              *--unit=*) echo "log of $*" ;;
              *) echo all; echo 'a file is corrupt' >&2 ;;
            esac
            """;

    @TempDir
    private Path temporary;

    private Path node;
    private ShellCluster cluster;

    @BeforeEach
    void oneNode() {
        node = temporary.resolve("logs/agent_0");
        cluster = new ShellCluster(1, temporary);
        cluster.shell(0).with("systemctl", SYSTEMCTL).with("journalctl", JOURNALCTL);
    }

    @Test
    void unitsThatAreNamedOrWantedHaveAFileEach() {
        LogReport report = collect(LogCollection.builder().units("etcd").targets("dcos"));

        assertThat(node.resolve("units"))
                .isDirectoryContaining("glob:**/etcd.service.log")
                .isDirectoryContaining("glob:**/mesos.service.log")
                .isDirectoryContaining("glob:**/gone.service.log");
        assertThat(node.resolve("units/mesos.service.log"))
                .hasContent("log of --boot --all --no-pager --output=short-iso --unit=mesos.service\n");
        assertThat(report.nowhere()).isEmpty();
    }

    @Test
    void whatHasFailedIsThereWithItsStatus() {
        collect(LogCollection.builder());

        assertThat(node.resolve("failed-units.txt")).hasContent("""
                        UNIT LOAD
                        broken.service loaded failed

                        status of status --no-pager --full --lines=50 -- broken.service
                        """);
    }

    @Test
    void whatAProgramComplainsOfIsToldBesideWhatItHasWritten() {
        LogReport report = collect(LogCollection.builder());

        assertThat(node.resolve("journal.log")).hasContent("all\n");
        assertThat(report.node("agent_0").missing()).hasToString("[journal: a file is corrupt]");
    }

    @Test
    void aUnitThatNoNodeHasIsNamed() {
        LogReport report = collect(LogCollection.builder().units("nowhere").targets("nowhere"));

        assertThat(report.nowhere()).containsExactly("unit nowhere.service", "target nowhere.target");
        assertThat(report.complete()).isFalse();
        assertThat(report.node("agent_0").missing())
                .filteredOn(MissingLog::absent)
                .hasSize(2);
        assertThat(report).asString().contains("No node has unit nowhere.service");
    }

    @Test
    void aProgramThatFailsIsNamedWithItsWords() {
        cluster.shell(0).with("systemctl", "echo 'Failed to connect to bus' >&2; exit 1");
        LogReport report = collect(LogCollection.builder().units("etcd"));

        assertThat(report.node("agent_0").failures())
                .filteredOn(log -> log.what().equals("failed units"))
                .singleElement()
                .returns("Failed to connect to bus", MissingLog::why);
        assertThat(node.resolve("units/etcd.service.log")).isNotEmptyFile();
    }

    private LogReport collect(LogCollection.Builder builder) {
        return builder.build().collect(cluster, temporary.resolve("logs"));
    }
}
