// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.hosts;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.ClusterException;
import io.github.clustere2e.api.FanOut;
import io.github.clustere2e.ssh.SshNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Many want a host of the same pool at the same time. */
@Timeout(180)
class ClaimsTest {

    private static final int HOSTS = 3;

    @TempDir
    Path directory;

    private Surroundings here;

    @BeforeEach
    void setUp() throws IOException {
        here = new Surroundings(directory, HOSTS);
    }

    @AfterEach
    void tearDown() {
        here.close();
    }

    @Test
    void threadsNeverGetTheSameHost() {
        int many = 6;
        CyclicBarrier together = new CyclicBarrier(many);
        List<String> names =
                IntStream.range(0, many).mapToObj(each -> "thread-" + each).toList();
        Map<String, Cluster> clusters = FanOut.of("claim")
                .over(names, name -> name, name -> {
                    together.await();
                    return here.provider().create(here.spec(name, 1).build());
                })
                .results();
        try {
            assertThat(clusters.values().stream().map(ClaimsTest::port))
                    .hasSize(HOSTS)
                    .doesNotHaveDuplicates();
            assertThat(here.claims()).hasSize(HOSTS);
        } finally {
            clusters.values().forEach(Cluster::close);
        }
        assertThat(here.claims()).isEmpty();
    }

    @Test
    void aClusterGetsAllItsHostsOrNone() {
        CyclicBarrier together = new CyclicBarrier(2);
        FanOut.Outcome<String, Cluster> outcome = FanOut.of("claim").over(List.of("one", "two"), name -> name, name -> {
            together.await();
            return here.provider().create(here.spec(name, 2).build());
        });
        try {
            assertThat(outcome.results()).hasSize(1);
            assertThat(outcome.failures().values())
                    .singleElement()
                    .isInstanceOf(ClusterException.class)
                    .extracting(Throwable::getMessage)
                    .asString()
                    .contains("too few hosts");
            assertThat(here.claims()).hasSize(2);
        } finally {
            outcome.results().values().forEach(Cluster::close);
        }
    }

    @Test
    void processesNeverGetTheSameHostAndWhatAKilledOneHadIsLetGoOf() throws Exception {
        Path pool = Files.writeString(
                directory.resolve("pool.yml"),
                here.pool().hosts().stream().map(ClaimsTest::yaml).collect(Collectors.joining("", "hosts:\n", "")));
        List<Process> processes = new ArrayList<>();
        try {
            for (int i = 0; i < HOSTS + 1; i++) {
                processes.add(start("process-" + i, pool));
            }
            for (Process process : processes) {
                assertThat(process.inputReader().readLine()).isEqualTo("begun");
            }
            for (Process process : processes) {
                process.getOutputStream().write('\n');
                process.getOutputStream().flush();
            }
            List<String> got = new ArrayList<>();
            for (Process process : processes) {
                got.add(process.inputReader().readLine());
            }
            assertThat(got).hasSize(HOSTS + 1).doesNotHaveDuplicates().contains("none");
            assertThat(here.claims()).hasSize(HOSTS);
            for (Process process : processes) {
                process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
            }
            // The watchdogs let go of their hosts, or else the sweep of this creation does.
            try (Cluster cluster =
                    here.provider().create(here.spec("next", HOSTS).build())) {
                assertThat(cluster.nodes().size()).isEqualTo(HOSTS);
            }
        } finally {
            processes.forEach(Process::destroyForcibly);
        }
    }

    private Process start(String name, Path pool) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Dclustere2e.state=" + here.state(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Claimant.class.getName(),
                        name,
                        pool.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static String yaml(Host host) {
        return "- {address: " + host.address() + ", name: " + host.name() + ", port: "
                + host.port().orElseThrow() + ", user: " + host.user().orElseThrow() + ", key: "
                + host.keyFile().orElseThrow() + ", host_key: " + host.hostKey().orElseThrow() + "}\n";
    }

    private static int port(Cluster cluster) {
        return ((SshNode) cluster.nodes().first()).endpoint().port();
    }
}
