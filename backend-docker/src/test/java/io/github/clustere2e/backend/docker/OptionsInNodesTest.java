// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.api.command.InspectContainerResponse;
import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.ClusterSpec;
import io.github.clustere2e.api.Clusters;
import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.Role;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One cluster with many options; their effects are seen from inside its nodes. */
@Tag("engine")
@Timeout(300)
class OptionsInNodesTest {

    private static final String NAME = "options-test";
    private static final String VOLUME = "options-test-made";
    private static final String NO_LINKS = """
            {"defaultAction": "SCMP_ACT_ALLOW",
             "syscalls": [{"names": ["link", "linkat"], "action": "SCMP_ACT_ERRNO"}]}
            """;
    private static final Map<String, String> VARIABLES = new LinkedHashMap<>();

    static {
        VARIABLES.put("PLAIN", "bar");
        VARIABLES.put("SPACES", "a b  c ");
        VARIABLES.put("QUOTES", "it's \"x\" y");
        VARIABLES.put("HASH", "a#b c # d");
        VARIABLES.put("DOLLAR", "$HOME ${PLAIN} @{HOME}");
        VARIABLES.put("BACKSLASH", "a\\b\\\\c\\");
        VARIABLES.put("PERCENT", "50%d %%");
        VARIABLES.put("EMPTY", "");
        VARIABLES.put("EQUALS", "a=b");
    }

    private static final EngineView ENGINE = new EngineView();

    @TempDir
    static Path directory;

    private static Cluster cluster;

    @BeforeAll
    static void make() throws IOException {
        Path shared = Files.createDirectory(directory.resolve("shared"));
        Files.writeString(shared.resolve("note"), "from the machine");
        Path profile = Files.writeString(directory.resolve("no-links.json"), NO_LINKS);
        DockerOptionsBuilder options = DockerOptions.builder()
                .namePrefix("options-prefix")
                .network(DockerNetwork.own("10.199.77.0/28"))
                .mount(DockerMount.bind(shared, "/mnt/shared").asReadOnly())
                .mount(Role.AGENT, DockerMount.volume(VOLUME, "/mnt/volume"))
                .mount(Role.AGENT, DockerMount.tmpfs("/mnt/memory", "4m"))
                .label("team", "all")
                .label(Role.AGENT, "only", "agents")
                .sysctl("net.core.somaxconn", "777")
                .memory(Role.AGENT, "300m")
                .cpus(Role.AGENT, 0.5)
                .linuxCapability(Role.AGENT, "NET_ADMIN")
                .seccomp(profile.toString())
                .hostPort(HostPort.automatic(Role.MASTER, 0, 22));
        VARIABLES.forEach(options::environment);
        cluster = Clusters.create(ClusterSpec.builder()
                .name(NAME)
                .nodes(Role.MASTER, 1)
                .nodes(Role.AGENT, 1)
                .options(options.build())
                .build());
    }

    @AfterAll
    static void removeAll() {
        cluster.close();
        assertThat(ENGINE.objectsOf(NAME)).isEmpty();
        ENGINE.close();
    }

    @Test
    void aDirectoryOfTheMachineIsSeenAndCannotBeWrittenTo() throws IOException {
        assertThat(cluster.nodes().run("cat", "/mnt/shared/note"))
                .allSatisfy(result -> assertThat(result.stdout()).isEqualTo("from the machine"));
        Files.writeString(directory.resolve("shared/later"), "changed");

        assertThat(agent().run("cat", "/mnt/shared/later").stdout()).isEqualTo("changed");
        assertThatThrownBy(() -> agent().run("touch", "/mnt/shared/x")).hasMessageContaining("Read-only");
    }

    @Test
    void aVolumeIsOnTheNodesOfItsRoleOnly() {
        agent().run("touch", "/mnt/volume/x");

        assertThat(ENGINE.objectsOf(NAME)).contains("volume " + VOLUME);
        assertThatThrownBy(() -> master().run("ls", "/mnt/volume")).hasMessageContaining("No such file");
    }

    @Test
    void aFileSystemInMemoryHasItsSize() {
        assertThat(agent().run("stat", "-f", "-c", "%T", "/mnt/memory").stdout())
                .isEqualTo("tmpfs");
        assertThat(agent().run("df", "--output=size", "-k", "/mnt/memory").lines())
                .last()
                .asString()
                .contains("4096");
    }

    @Test
    void sessionsSeeTheVariablesAsTheyAre() {
        assertThat(agent().run("sh", "-c", "echo $LANG").stdout()).isEqualTo("C.UTF-8");
        VARIABLES.forEach((name, value) -> assertThat(agent().run(Command.shell("printf %s \"$" + name + "\""))
                        .stdout())
                .as(name)
                .isEqualTo(value));
    }

    @Test
    void servicesSeeTheVariablesAsTheyAre() {
        agent().files().write("/etc/systemd/system/show-environment.service", """
                        [Service]
                        Type=oneshot
                        ExecStart=/bin/sh -c 'env >/run/seen'
                        """);
        agent().run(Command.shell("systemctl daemon-reload && systemctl start show-environment"));

        assertThat(agent().run("cat", "/run/seen").lines())
                .containsAll(VARIABLES.entrySet().stream()
                        .map(variable -> variable.getKey() + "=" + variable.getValue())
                        .toList());
    }

    @Test
    void aKernelParameterHoldsOnTheNodesAndNotOnTheMachine() {
        assertThat(agent().run("cat", "/proc/sys/net/core/somaxconn").stdout()).isEqualTo("777");
        assertThat(Path.of("/proc/sys/net/core/somaxconn")).content().isNotEqualTo("777\n");
    }

    @Test
    void theLimitsOfARoleAreInItsControlGroups() {
        assertThat(limit(agent(), "memory", "memory.limit_in_bytes", "memory.max"))
                .isEqualTo(Long.toString(300L << 20));
        assertThat(limit(agent(), "cpu", "cpu.cfs_quota_us", "cpu.max")).startsWith("50000");
        assertThat(limit(master(), "memory", "memory.limit_in_bytes", "memory.max"))
                .isNotEqualTo(Long.toString(300L << 20));
    }

    @Test
    void aCapabilityIsThereForItsRoleOnly() {
        assertThat(agent().run("ip", "link", "add", "dummy0", "type", "bridge").succeeded())
                .isTrue();
        assertThatThrownBy(() -> master().run("ip", "link", "add", "dummy0", "type", "bridge"))
                .hasMessageContaining("not permitted");
    }

    @Test
    void aSeccompProfileForbidsWhatItSays() {
        assertThatThrownBy(() -> agent().run(Command.shell("touch /root/a && ln /root/a /root/b")))
                .hasMessageContaining("Operation not permitted");
    }

    @Test
    void aMappedPortAnswersOnTheMachineItself() throws IOException {
        InetSocketAddress place = cluster.capability(HostPorts.class).address(master(), 22);

        assertThat(place.getHostString()).isEqualTo("127.0.0.1");
        try (Socket socket = new Socket(place.getHostString(), place.getPort());
                BufferedReader reader =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(reader.readLine()).startsWith("SSH-2.0-");
        }
        assertThatThrownBy(() -> cluster.capability(HostPorts.class).address(agent(), 22))
                .hasMessageContaining("agent_0")
                .hasMessageContaining("host-port");
    }

    @Test
    void theSubnetIsTheOneThatWasAskedFor() {
        assertThat(master().privateAddress().getHostAddress()).isEqualTo("10.199.77.2");
        assertThat(agent().privateAddress()).isEqualTo(agent().publicAddress());
    }

    @Test
    void containersHaveTheirPrefixAndTheirLabels() {
        assertThat(ENGINE.containersOf(NAME))
                .extracting(InspectContainerResponse::getName)
                .containsExactlyInAnyOrder(
                        "/options-prefix-" + NAME + "-master-0", "/options-prefix-" + NAME + "-agent-0");
        assertThat(ENGINE.containersOf(NAME)).allSatisfy(container -> {
            Map<String, String> labels = container.getConfig().getLabels();
            assertThat(labels).containsEntry("team", "all");
            assertThat(labels.containsKey("only")).isEqualTo(container.getName().contains("agent"));
        });
    }

    /** The control groups of a node's container, on cgroup v1 and v2. */
    private static String limit(Node node, String controller, String first, String second) {
        return node.run(Command.shell("v1=$(sed -n 's/^[0-9]*:" + controller + "://p' /proc/1/cgroup)\n"
                        + "v2=$(sed -n 's/^0:://p' /proc/1/cgroup)\n"
                        + "cat /sys/fs/cgroup/" + controller + "$v1/" + first + " 2>/dev/null ||"
                        + " cat /sys/fs/cgroup${v2%/init.scope}/" + second))
                .stdout();
    }

    private static Node agent() {
        return cluster.node("agent_0");
    }

    private static Node master() {
        return cluster.node("master_0");
    }
}
