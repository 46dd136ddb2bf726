// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.InterruptedClusterException;
import io.github.clustere2e.api.ProgressListener;
import io.github.clustere2e.cli.demo.Store;
import io.github.clustere2e.cli.fake.FakeSoftware;
import io.github.clustere2e.cli.fake.FakeWorld;
import io.github.clustere2e.cli.terminal.Terminal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DemoCommandTest {

    @BeforeEach
    void emptyWorld() {
        FakeWorld.reset();
    }

    @Test
    void killsTheLeaderAndReadsEveryKeyFromEachOfTheOthers() {
        Run run = Run.of("demo", "--keys", "7");

        assertThat(run.status()).as(run.err()).isZero();
        String name = FakeWorld.events().get(0).replace("create ", "");
        assertThat(name).matches("demo-[0-9a-f]{6}");
        assertThat(FakeWorld.events())
                .containsExactly(
                        "create " + name,
                        "install",
                        "put 7",
                        "kill etcd_0",
                        "read from etcd_1",
                        "read from etcd_2",
                        "destroy " + name);
        assertThat(run.out()).startsWith("""
                        old leader  etcd_0 (switched off)
                        new leader  etcd_1
                        keys        7 of 7 found again

                        """);
    }

    @Test
    void theTimelineHasALineForEachPhaseAndItsParts() {
        List<String> lines = Run.of("demo").outLines();

        assertThat(lines.stream().skip(4).map(line -> line.replaceFirst(" {2,}#.*| {10,}.*", "")))
                .containsExactly(
                        "Create three nodes",
                        "  start",
                        "Install etcd",
                        "  send",
                        "Write 100 keys",
                        "Find the leader",
                        "Kill the leader",
                        "Elect another",
                        "Read every key back",
                        "Remove everything",
                        "total");
    }

    @Test
    void eachPhaseIsToldInPlainWords() {
        assertThat(Run.of("demo").err())
                .contains("1. Create three nodes  each has systemd as PID 1", "2. Install etcd", "etcd_0 leads")
                .contains("8. Remove everything", "start: 3/3 done")
                .doesNotContain("\u001b");
        assertThat(Run.on(new Terminal(true, true, true, 80, true, true), "", "demo")
                        .err())
                .contains("\u001b[1m4. Find the leader\u001b[0m", "✓");
    }

    @Test
    void keepLeavesTheClusterStandingAndSaysHowToGoOn() {
        Run run = Run.of("demo", "--keep");

        assertThat(run.status()).isZero();
        String name = FakeWorld.clusters().get(0);
        assertThat(run.err()).contains("cluster-e2e inspect " + name, "cluster-e2e destroy " + name);
        assertThat(Run.of("inspect", name, "--json").out()).contains("\"state\": \"standing\"");
    }

    @Test
    void aKeyThatIsLostOrChangedIsAFailureThatNamesIt() {
        Run lost = Run.on(Terminal.none(), "", Forgetful.class, "demo", "--keys", "5");

        assertThat(lost.status()).isEqualTo(1);
        assertThat(lost.out()).isEmpty();
        assertThat(lost.err())
                .containsPattern("cluster-e2e: etcd_1 has lost data: of 5 keys, 2 are not as they were written: "
                        + "demo/[0-9a-f]{16} \\(missing\\), demo/[0-9a-f]{16} \\(another value\\)");
        assertThat(FakeWorld.clusters()).isEmpty();
    }

    @Test
    void ctrlCInTheMiddleRemovesTheCluster() {
        Run run = Run.on(Terminal.none(), "", Interrupted.class, "demo");

        assertThat(Thread.interrupted()).isTrue();
        assertThat(run.status()).isEqualTo(130);
        assertThat(run.err()).endsWith("cluster-e2e: Interrupted: step 'send' was given up\n");
        assertThat(FakeWorld.clusters()).isEmpty();
    }

    /** A fake that loses the first key and spoils the second. */
    static final class Forgetful extends FakeSoftware {

        @Override
        protected Map<String, String> stored(Map<String, String> values) {
            TreeMap<String, String> stored = new TreeMap<>(values);
            stored.pollFirstEntry();
            stored.put(stored.firstKey(), "spoiled");
            return stored;
        }
    }

    /** A fake that Ctrl-C meets while it is installed. */
    static final class Interrupted extends FakeSoftware {

        @Override
        public Store install(Cluster cluster, ProgressListener progress) {
            Thread.currentThread().interrupt();
            throw new InterruptedClusterException("step 'send' was given up");
        }
    }
}
