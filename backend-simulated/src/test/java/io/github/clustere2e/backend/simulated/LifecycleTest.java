// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.ClusterInfo;
import io.github.clustere2e.api.ClusterProvider;
import io.github.clustere2e.api.ClusterSpec;
import io.github.clustere2e.api.Clusters;
import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.CommandResult;
import io.github.clustere2e.api.FilePublishing;
import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.api.Lease;
import io.github.clustere2e.api.Membership;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.NodeConnectionException;
import io.github.clustere2e.api.PauseControl;
import io.github.clustere2e.api.PowerControl;
import io.github.clustere2e.api.ProviderSelectionException;
import io.github.clustere2e.api.Role;
import io.github.clustere2e.api.RunningCommand;
import io.github.clustere2e.api.SystemdNodes;
import io.github.clustere2e.api.UnsupportedCapabilityException;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class LifecycleTest {

    private static final Script UPTIME = Script.builder()
            .when(Match.exactly("uptime"), Answer.output("up\n"))
            .build();

    @Test
    void itIsNeverChosenUnlessItIsAskedFor() {
        assertThatThrownBy(Clusters::provider)
                .isInstanceOf(ProviderSelectionException.class)
                .hasMessageContaining("'simulated'")
                .hasMessageContaining("only by its id");
    }

    private static final String TEMPORARY = "java.io.tmpdir";

    private final String temporary = System.getProperty(TEMPORARY);
    private Path home = Path.of("/none");

    /** Other processes have simulated nodes too. */
    @BeforeEach
    void filesOfItsOwn() throws IOException {
        home = Files.createTempDirectory("simulated-test-");
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx--x--x"));
        System.setProperty(TEMPORARY, home.toString());
    }

    @AfterEach
    void filesAsBefore() throws IOException {
        System.setProperty(TEMPORARY, temporary);
        Files.delete(home);
    }

    @Test
    void nothingIsLeftOfAClosedCluster() throws Exception {
        Cluster cluster = TestClusters.confined(2);
        InetAddress address = cluster.node("agent_0").publicAddress();
        String name = cluster.name();
        cluster.nodes().run("sh", "-c", "echo 1 >/tmp/file; sleep 4321 >/dev/null 2>&1 &");
        assertThat(sleepers()).isNotEmpty();
        assertThat(files()).isNotEmpty();

        cluster.close();

        assertThat(files()).isEmpty();
        assertThat(sleepers()).isEmpty();
        assertThat(provider().list()).extracting(ClusterInfo::name).doesNotContain(name);
        assertThat(Thread.getAllStackTraces().keySet())
                .filteredOn(thread -> thread.getName().contains("simulated-") && thread.isAlive())
                .filteredOn(thread -> !ended(thread))
                .extracting(thread -> thread + " at " + List.of(thread.getStackTrace()))
                .isEmpty();
        assertThat(address.isLoopbackAddress()).isTrue();
    }

    private static boolean ended(Thread thread) {
        try {
            thread.join(Duration.ofSeconds(10).toMillis());
            return !thread.isAlive();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void whatAKilledProcessHasLeftIsSweptByTheNextCluster() throws IOException {
        Path left = Files.createDirectories(home.resolve("cluster-e2e-simulated-1/node/etc"));
        Files.writeString(left.resolve("passwd"), "x");
        Files.createFile(home.resolve("cluster-e2e-simulated-1.lock"));

        TestClusters.scripted(1, UPTIME).close();

        assertThat(files()).isEmpty();
    }

    @Test
    void nodesWhoseUsersCannotGetToTheirDirectoryAreRefused() throws IOException {
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx------"));
        if (Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"))) {
            assertThatThrownBy(() -> TestClusters.confined(1))
                    .hasMessageContaining(home.toString())
                    .hasMessageContaining("chmod o+x");
        } else {
            TestClusters.confined(1).close();
        }
        assertThat(files()).isEmpty();
    }

    @Test
    void aLeaseThatOutlivesTheProcessIsRefused() {
        assertThatThrownBy(() -> provider()
                        .create(ClusterSpec.builder()
                                .nodes(Role.AGENT, 1)
                                .lease(Lease.standing())
                                .build()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("cannot outlive this process")
                .hasMessageContaining("Lease.owned()");
    }

    @Test
    void aNodeIsSwitchedOffAndOn() {
        try (Cluster cluster = TestClusters.scripted(2, UPTIME)) {
            Node node = cluster.node("agent_0");
            node.files().write("/etc/kept", "1");
            PowerControl power = cluster.capability(PowerControl.class);

            power.kill(node);

            assertThatThrownBy(() -> node.run("uptime"))
                    .isInstanceOf(NodeConnectionException.class)
                    .hasMessageContaining("off");
            assertThat(cluster.node("agent_1").run("uptime").stdout()).isEqualTo("up");
            power.start(node);
            assertThat(node.run("uptime").stdout()).isEqualTo("up");
            assertThat(node.files().exists("/etc/kept")).isTrue();
        }
    }

    @Test
    void aPausedNodeStandsStillWithWhatItRuns() throws Exception {
        try (Cluster cluster = TestClusters.confined(1)) {
            Node node = cluster.node("agent_0");
            PauseControl pause = cluster.capability(PauseControl.class);
            try (RunningCommand counting =
                    node.start(Command.shell("while :; do echo x >>/tmp/count; sleep 0.01; done"))) {
                node.run("sh", "-c", "until [ -s /tmp/count ]; do sleep 0.01; done");

                pause.pause(node);

                Path count = only(files(), "/tmp/count");
                long size = Files.size(count);
                assertThat(counting.isRunning()).isTrue();
                CompletableFuture<CommandResult> asked = CompletableFuture.supplyAsync(() -> node.run("true"));
                assertThatThrownBy(() -> asked.get(300, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
                assertThat(Files.size(count)).isEqualTo(size);

                pause.resume(node);

                assertThat(asked.get(30, TimeUnit.SECONDS).succeeded()).isTrue();
                node.run("sh", "-c", "s=$(wc -c </tmp/count); while [ $(wc -c </tmp/count) = $s ]; do :; done");
                counting.signal("KILL");
                assertThat(counting.onExit().handle((result, error) -> true).get(30, TimeUnit.SECONDS))
                        .as("a command that was paused ends")
                        .isTrue();
                pause.pause(node);
            }
        }
    }

    private static Path only(List<String> places, String name) {
        return places.stream()
                .flatMap(place -> list(Path.of(place)).stream())
                .map(root -> Path.of(root + name))
                .filter(Files::exists)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void nodesComeAndGoAndHaveWhatIsPublished(@TempDir Path here) throws IOException {
        try (Cluster cluster = TestClusters.scripted(1, UPTIME)) {
            Path file = Files.writeString(here.resolve("data"), "published");
            String path = cluster.capability(FilePublishing.class).publish(file);
            Membership membership = cluster.capability(Membership.class);

            membership.add(Role.AGENT, 2);
            membership.replace(cluster.node("agent_1"));
            membership.remove(cluster.node("agent_0"));

            assertThat(cluster.nodes().run("uptime")).hasSize(2);
            assertThat(cluster.nodes().stream().map(Node::privateAddress)).doesNotHaveDuplicates();
            cluster.nodes().stream()
                    .forEach(node ->
                            assertThat(node.files().read(path)).asString().isEqualTo("published"));
        }
    }

    @Test
    void whatItCannotDoItDoesNotDeclare() {
        try (Cluster cluster = TestClusters.scripted(1, UPTIME)) {
            assertThat(cluster.capabilities()).doesNotContain(SystemdNodes.class);
            assertThatThrownBy(() -> cluster.capability(SystemdNodes.class))
                    .isInstanceOf(UnsupportedCapabilityException.class);
        }
    }

    @Test
    void nothingListensOnAddressesThatOthersReach() throws IOException {
        try (Cluster cluster = TestClusters.scripted(2, UPTIME)) {
            assertThat(cluster.nodes().stream().map(Node::publicAddress))
                    .allMatch(InetAddress::isLoopbackAddress)
                    .doesNotHaveDuplicates();
            assertThat(listening()).isNotEmpty().allMatch(address -> address.endsWith("7F"));
        }
    }

    /** The addresses on which this process listens, as {@code /proc/net/tcp} and {@code tcp6} have them. */
    private static List<String> listening() throws IOException {
        Set<String> sockets = new HashSet<>();
        for (String descriptor : list(Path.of("/proc/self/fd"))) {
            try {
                sockets.add(Files.readSymbolicLink(Path.of(descriptor)).toString());
            } catch (NoSuchFileException e) {
                sockets.remove(descriptor); // the list's own
            }
        }
        List<String> addresses = new ArrayList<>();
        for (String table : List.of("/proc/net/tcp", "/proc/net/tcp6")) {
            for (String line : Files.readAllLines(Path.of(table))) {
                String[] fields = line.strip().split("\\s+", -1);
                if (fields[3].equals("0A") && sockets.contains("socket:[" + fields[9] + "]")) {
                    addresses.add(fields[1].substring(0, fields[1].indexOf(':')));
                }
            }
        }
        return addresses;
    }

    private static ClusterProvider provider() {
        return Clusters.provider(SimulatedOptions.BACKEND);
    }

    private List<String> files() {
        return list(home);
    }

    private static List<String> list(Path directory) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.map(Path::toString).sorted().toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static List<ProcessHandle> sleepers() {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info().commandLine().orElse("").contains("sleep 4321"))
                .toList();
    }
}
