// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.testkit.recording;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clustere2e.api.ClusterInfo;
import io.github.clustere2e.api.ClusterSpec;
import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.CommandFailedException;
import io.github.clustere2e.api.CommandListener;
import io.github.clustere2e.api.CommandRecord;
import io.github.clustere2e.api.CommandResult;
import io.github.clustere2e.api.FilePublishing;
import io.github.clustere2e.api.FileTransferException;
import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.api.Membership;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.NodeInfo;
import io.github.clustere2e.api.OutputListener;
import io.github.clustere2e.api.RemoteFile;
import io.github.clustere2e.api.Role;
import io.github.clustere2e.api.RunningCommand;
import io.github.clustere2e.api.StandardInput;
import io.github.clustere2e.api.Transfer;
import io.github.clustere2e.api.UnsupportedCapabilityException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class RecordingClusterTest {

    private final RecordingCluster cluster = RecordingCluster.of(ClusterSpec.builder()
            .name("recorded")
            .nodes(Role.MASTER, 1)
            .nodes(Role.AGENT, 2)
            .build());
    private final RecordingNode agent = cluster.node("agent_0");

    @TempDir
    private Path here;

    @Test
    void nodesAreThoseOfTheSpec() {
        assertThat(cluster.name()).isEqualTo("recorded");
        assertThat(cluster.nodes().stream().map(Node::name)).containsExactly("master_0", "agent_0", "agent_1");
        assertThat(cluster.nodes().stream().map(Node::privateAddress)).doesNotHaveDuplicates();
        ClusterInfo info = cluster.info();
        assertThat(info.nodes()).extracting(NodeInfo::hostname).containsExactly("master-0", "agent-0", "agent-1");
        assertThatThrownBy(() -> cluster.node("agent_2"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("agent_1");
    }

    @Test
    void everythingIsRecordedInOneOrderWithAPlaceForEachNode() {
        agent.run("hostname");
        cluster.node("master_0").files().write("/etc/app.conf", "a = 1\n");
        agent.asUser("bob").run("whoami");
        agent.files().delete("/tmp/x");

        assertThat(cluster.entries())
                .extracting(Object::toString)
                .containsExactly(
                        "1 agent_0/1: run hostname",
                        "2 master_0/1: write /etc/app.conf (6 bytes, rw-r--r--)",
                        "3 agent_0/2: run whoami as bob",
                        "4 agent_0/3: delete /tmp/x");
        assertThat(cluster.commands(Role.AGENT))
                .extracting(RecordedCommand::user)
                .containsExactly("root", "bob");
        assertThat(agent.entries()).hasSize(3);
        cluster.forget();
        assertThat(cluster.entries()).isEmpty();
    }

    @Test
    void theLogIsReadByNodeAndKeepsSecrets() {
        agent.run(Command.builder("login", "--password", "s3cret")
                .secret("s3cret")
                .build());
        cluster.node("master_0").run("id");

        assertThat(cluster.log()).isEqualTo("""
                        # master_0
                            2  run id

                        # agent_0
                            1  run login --password '***'

                        # agent_1
                        """).doesNotContain("s3cret");
    }

    @Test
    void theLastAnswerThatMatchesIsGiven() {
        cluster.answering(command -> true, CommandAnswer.output("any\n"))
                .answering(command -> command.startsWith("systemctl"), CommandAnswer.failure(3, "inactive\n"))
                .answering(
                        command -> command.startsWith("wc"),
                        command -> CommandAnswer.output(command.stdin().length + " on " + command.node()));

        assertThat(agent.run("ls").stdout()).isEqualTo("any");
        assertThat(agent.run(Command.builder("wc")
                                .stdin(StandardInput.of("four"))
                                .build())
                        .stdout())
                .isEqualTo("4 on agent_0");
        assertThatThrownBy(() -> agent.run("systemctl", "is-active", "x"))
                .isInstanceOf(CommandFailedException.class)
                .hasMessageContaining("inactive");
        assertThat(agent.run(Command.builder("systemctl").anyExitStatus().build())
                        .exitStatus())
                .isEqualTo(3);
    }

    @Test
    void aPipedCommandIsRecordedWhenItHasItsInput() throws IOException {
        try (RunningCommand running =
                agent.start(Command.builder("sh").stdin(StandardInput.piped()).build())) {
            running.stdin().write("set -e\n".getBytes(UTF_8));
            assertThat(running.isRunning()).isTrue();
            assertThat(agent.commands()).isEmpty();

            running.stdin().close();

            assertThat(running.await().succeeded()).isTrue();
        }
        assertThat(agent.commands())
                .singleElement()
                .satisfies(command -> assertThat(command.stdinText()).isEqualTo("set -e\n"));
    }

    @Test
    void listenersHearOfCommands() {
        List<String> heard = new ArrayList<>();
        CommandListener listener = new CommandListener() {
            @Override
            public void started(String node, Command command) {
                heard.add("started " + command);
            }

            @Override
            public void finished(CommandResult result) {
                heard.add("finished " + result.exitStatus());
            }

            @Override
            public void ended(CommandRecord record) {
                heard.add("ended as " + record.user());
                throw new IllegalStateException("a listener cannot break a run");
            }
        };
        RecordingCluster listened = RecordingCluster.of(ClusterSpec.builder()
                .nodes(Role.AGENT, 1)
                .commandListener(listener)
                .build());
        listened.answering(command -> true, CommandAnswer.output("out\n"));

        listened.node("agent_0")
                .run(Command.builder("id")
                        .output(OutputListener.lines((stream, line) -> heard.add(stream + " " + line)))
                        .build());

        assertThat(heard).containsExactly("started id", "STDOUT out", "finished 0", "ended as root");
    }

    @Test
    void filesAreKeptWithTheirPermissionsAndOwners() throws IOException {
        Path tree = Files.createDirectories(here.resolve("tree/conf.d"));
        Path tool = Files.writeString(here.resolve("tree/tool"), "#!/bin/sh\n");
        Files.setPosixFilePermissions(tool, PosixFilePermissions.fromString("rwxr-x---"));
        Files.writeString(tree.resolve("a.conf"), "a");

        agent.files().upload(here.resolve("tree"), "/opt/app");
        agent.filesAs("bob").write("/home/bob/../bob/x", "x");

        RecordingFiles files = agent.files();
        assertThat(files.paths()).containsExactly("/home/bob/x", "/opt/app/conf.d/a.conf", "/opt/app/tool");
        assertThat(PosixFilePermissions.toString(files.permissions("/opt/app/tool")))
                .isEqualTo("rwxr-x---");
        assertThat(files.list("/opt/app")).extracting(RemoteFile::name).containsExactly("conf.d", "tool");
        assertThat(files.list("/home/bob")).extracting(RemoteFile::owner).containsExactly("bob");
        assertThat(files.exists("/opt/app/conf.d")).isTrue();
        assertThat(cluster.node("agent_1").files().exists("/opt/app")).isFalse();
        assertThatThrownBy(() -> files.upload(here.resolve("tree"), "/opt/app"))
                .isInstanceOf(FileTransferException.class)
                .hasMessageContaining("Something is there");
        files.upload(tree, "/opt/app", Transfer.builder().replace().build());
        assertThat(files.paths()).contains("/opt/app/a.conf").doesNotContain("/opt/app/tool");
        files.download("/opt/app", here.resolve("back"));
        assertThat(here.resolve("back/a.conf")).hasContent("a");
        files.delete("/opt");
        assertThat(files.exists("/opt/app/a.conf")).isFalse();
    }

    @Test
    void whatIsNotThereIsMissingUnlessItIsGiven() {
        assertThatThrownBy(() -> agent.files().read("/etc/os-release"))
                .isInstanceOf(FileTransferException.class)
                .hasMessageContaining("No such file or directory");
        agent.files().given("/etc/os-release", "ID=debian\n");
        assertThat(agent.files().text("/etc/os-release")).isEqualTo("ID=debian\n");
        assertThat(cluster.entries()).isEmpty();
    }

    @Test
    void capabilitiesAreThoseThatItIsToldToHave() throws IOException {
        Path file = Files.writeString(here.resolve("image"), "large");
        assertThatThrownBy(() -> cluster.capability(FilePublishing.class))
                .isInstanceOf(UnsupportedCapabilityException.class);

        String path = cluster.publishing().capability(FilePublishing.class).publish(file);

        assertThat(cluster.node("agent_1").files().text(path)).isEqualTo("large");
        assertThat(cluster.capabilities()).containsExactly(FilePublishing.class);
        assertThatThrownBy(() -> cluster.capability(Membership.class))
                .isInstanceOf(UnsupportedCapabilityException.class)
                .hasMessageContaining("FilePublishing");
    }
}
