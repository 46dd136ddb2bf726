// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clustere2e.api.BackendUnavailableException;
import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.ClusterSpec;
import io.github.clustere2e.api.Clusters;
import io.github.clustere2e.api.Lease;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.PowerControl;
import io.github.clustere2e.api.Role;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An engine that {@code DOCKER_HOST} names by {@code ssh://}. */
@Tag("engine")
@Timeout(300)
class RemoteEngineTest {

    private static final String NAME = "remote-engine-test";
    private static final String DOOMED = "remote-engine-doomed";
    private static final Duration CLEAN_LIMIT = Duration.ofSeconds(15);

    @Test
    void clustersAreMadeUsedFoundAgainAndRemovedOverSshAlone() throws Exception {
        try (EngineBySsh host = EngineBySsh.start();
                EngineView engine = new EngineView()) {
            assertThat(host.java("ssh://engine-host", Make.class))
                    .containsExactly(
                            "agent_0 by a loopback port",
                            "agent_1 by a loopback port",
                            "agent_1 has seen agent_0",
                            "agent_1 is back");
            assertThat(engine.containersOf(NAME)).hasSize(2);
            assertThat(host.java("ssh://engine-host/var/run/docker.sock", Destroy.class))
                    .containsExactly("still knows", "0 clusters");
            assertThat(engine.objectsOf(NAME)).isEmpty();
            assertThat(host.log())
                    .contains("direct-streamlocal@openssh.com")
                    .as("the nodes, by their ports of the host's loopback address")
                    .containsPattern("server_request_direct_tcpip: .* target 127\\.0\\.0\\.1 port");
        }
    }

    @Test
    void hostsAreWhatTheUsersConfigurationSays() throws Exception {
        try (EngineBySsh host = EngineBySsh.start()) {
            assertThat(host.java(
                            "ssh://engine-host",
                            Ask.class,
                            "ssh://root@engine-host",
                            "ssh://behind",
                            "ssh://root@behind/var/run/docker.sock"))
                    .containsExactly("answered", "answered", "answered");
        }
    }

    @Test
    void aClusterWhoseOwnerDiesIsRemovedOverSsh() throws Exception {
        try (EngineBySsh host = EngineBySsh.start();
                EngineView engine = new EngineView()) {
            assertThat(host.java("ssh://engine-host", Die.class, DOOMED)).containsExactly("made");
            await(() -> engine.objectsOf(DOOMED).isEmpty());
            await(() -> ProcessHandle.allProcesses()
                    .noneMatch(
                            process -> process.info().commandLine().orElse("").contains(" " + DOOMED + " ")));
        }
    }

    @Test
    void theErrorSaysWhatIsWrongWithTheAddressAndWhatHelps() throws Exception {
        try (EngineBySsh host = EngineBySsh.start()) {
            assertThat(host.java(
                            "ssh://engine-host",
                            Ask.class,
                            "ssh://stranger@127.0.0.1:1",
                            "ssh://engine-host/nowhere/docker.sock",
                            "ssh:///var/run/docker.sock"))
                    .satisfiesExactly(
                            unreachable -> assertThat(unreachable)
                                    .contains(
                                            "ssh://stranger@127.0.0.1:1",
                                            "without a password: ssh ssh://stranger@127.0.0.1:1"),
                            withoutEngine -> assertThat(withoutEngine)
                                    .contains(
                                            "ssh://engine-host/nowhere/docker.sock",
                                            "no way to the socket /nowhere/docker.sock"),
                            withoutHost -> assertThat(withoutHost)
                                    .contains(
                                            "'ssh:///var/run/docker.sock', names no host", "ssh://[user@]host[:port]"));
        }
    }

    @Test
    void theErrorSaysThatTheHostForbidsIt() throws Exception {
        try (EngineBySsh host = EngineBySsh.start("AllowStreamLocalForwarding no")) {
            assertThat(host.java("ssh://engine-host", Ask.class, "ssh://engine-host"))
                    .singleElement()
                    .asString()
                    .contains("ssh://engine-host", "AllowStreamLocalForwarding");
        }
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + CLEAN_LIMIT.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }

    /** Asks the engine at each of these addresses, and prints a line for each. */
    static final class Ask {

        private Ask() {}

        public static void main(String[] arguments) {
            for (String address : arguments) {
                System.setProperty("DOCKER_HOST", address);
                try {
                    Clusters.list();
                    System.out.println("answered");
                } catch (BackendUnavailableException e) {
                    System.out.println(String.valueOf(e.getMessage()).replace('\n', ' '));
                }
            }
        }
    }

    static final class Make {

        private Make() {}

        public static void main(String[] arguments) {
            try (Cluster cluster = Clusters.create(ClusterSpec.builder()
                    .name(NAME)
                    .lease(Lease.standing())
                    .nodes(Role.AGENT, 2)
                    .build())) {
                for (Node node : cluster.nodes()) {
                    boolean published = node.toString().contains("127.0.0.1:");
                    System.out.println(
                            node.name() + (published && node.run("true").succeeded() ? " by a loopback port" : ""));
                }
                Node second = cluster.node("agent_1");
                cluster.node("agent_0").files().write("/root/note", "still knows");
                if (second.run("getent", "hosts", "agent-0").succeeded()) {
                    System.out.println("agent_1 has seen agent_0");
                }
                PowerControl power = cluster.capability(PowerControl.class);
                power.kill(second);
                power.start(second);
                if (second.run("true").succeeded()) {
                    System.out.println("agent_1 is back");
                }
            }
        }
    }

    static final class Destroy {

        private Destroy() {}

        public static void main(String[] arguments) {
            try (Cluster cluster = Clusters.attach(NAME)) {
                System.out.println(
                        cluster.node("agent_0").run("cat", "/root/note").stdout());
                cluster.destroy();
            }
            List<?> left = Clusters.list().stream()
                    .filter(info -> info.name().equals(NAME))
                    .toList();
            System.out.println(left.size() + " clusters");
        }
    }

    static final class Die {

        private Die() {}

        public static void main(String[] arguments) {
            Clusters.create(ClusterSpec.builder()
                    .name(arguments[0])
                    .nodes(Role.AGENT, 1)
                    .build());
            System.out.println("made");
            System.out.flush();
            Runtime.getRuntime().halt(0);
        }
    }
}
