// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.clustere2e.cli.fake.FakeWorld;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Whatever is wrong with the words that were given: status 2, the reason, and nothing made or changed. */
class BadInputTest {

    /** What is given, and what must be said about it. */
    private static final Map<String, String> TABLE = Map.ofEntries(
            Map.entry("", "No command was given"),
            Map.entry("conjure five", "Unmatched arguments"),
            Map.entry("create", "Missing required parameter: 'NAME'"),
            Map.entry("create @", "'@' is not a cluster name"),
            Map.entry("create @ --agents 1", "'@' is not a cluster name"),
            Map.entry("create Five --agents 1", "'Five' is not a cluster name"),
            Map.entry("create five", "no nodes: ask for at least one"),
            Map.entry("create five --masters 0", "no nodes: ask for at least one"),
            Map.entry("create five --masters -1", "A group of -1 nodes of role 'master' cannot be"),
            Map.entry("create five --masters many", "'many' is not an int"),
            Map.entry("create five --agents 99999999999", "'99999999999' is not an int"),
            Map.entry("create five --role broker", "'broker' is not ROLE=N"),
            Map.entry("create five --role broker=", "'' is not a whole number"),
            Map.entry("create five --role Broker=1", "'Broker' is not a role name"),
            Map.entry("create five --role broker=0 --role broker=-2", "A group of -2 nodes"),
            Map.entry("create five --role broker=1 --role broker=2", "role 'broker' is there twice"),
            Map.entry("create five --masters 1 --role master=1", "role 'master' is there twice"),
            Map.entry("create five --agents 1 --lease 30", "'30' is not a duration"),
            Map.entry("create five --agents 1 --lease -30m", "'-30m' is not a duration"),
            Map.entry("create five --agents 1 --lease 0s", "'0s' is not between"),
            Map.entry("create five --agents 1 --lease 99999d", "'99999d' is not between"),
            Map.entry("create five --agents 1 --timeout soon", "'soon' is not a duration"),
            Map.entry("create five --agents 1 --backend nowhere", "no backend 'nowhere'"),
            Map.entry("create five --agents 1 --backend", "Missing required parameter for option '--backend'"),
            Map.entry("create five --agents 1 --option colour", "'colour' is not NAME=VALUE"),
            Map.entry("create five --agents 1 --option taste=sweet", "no option 'taste'. There are: colour"),
            Map.entry("create five six --agents 1", "Unmatched argument at index 2: 'six'"),
            Map.entry("list five", "Unmatched argument"),
            Map.entry("list --backend nowhere", "no backend 'nowhere'"),
            Map.entry("demo --keys 0", "cannot write 0 keys"),
            Map.entry("demo --keys 10001", "ask for 1 to 10000"),
            Map.entry("demo --backend nowhere", "no backend 'nowhere'"),
            Map.entry("stop", "Missing required parameter: 'NAME'"),
            Map.entry("stop nowhere", "There is no cluster 'nowhere'"),
            Map.entry("stop there --node agent_7", "has no node 'agent_7'. It has: [agent_0, agent_1]"),
            Map.entry("stop there --timeout soon", "'soon' is not a duration"),
            Map.entry("start there --node agent_0 --node x", "has no node 'x'"),
            Map.entry("start there agent_0", "Unmatched argument"),
            Map.entry("logs there", "Missing required option: '--output=DIR'"),
            Map.entry("logs nobody --output target/never", "There is no cluster 'nobody'"),
            Map.entry("logs there --output target/never --node agent_7", "has no node 'agent_7'"),
            Map.entry("logs there --output target/never --role db", "has no node of role 'db'"),
            Map.entry("logs there --output target/never --file syslog", "'syslog' is not the absolute path of a file"),
            Map.entry("logs nobody --output target/never --unit a/b", "'a/b.service' is not the name of a unit"),
            Map.entry("logs there --output src", "Name a new or an empty directory"),
            Map.entry("inspect", "Missing required parameter: 'NAME'"),
            Map.entry("inspect nobody", "There is no cluster 'nobody' on backend 'fake'. There are: there."),
            Map.entry("destroy", "Missing required parameter: 'NAME'"),
            Map.entry("destroy there nobody", "There is no cluster 'nobody'"),
            Map.entry("run", "Missing required parameter"),
            Map.entry("run there", "Missing required parameter: 'COMMAND'"),
            Map.entry("run there --all --", "Missing required parameter: 'COMMAND'"),
            Map.entry("run nobody -- true", "There is no cluster 'nobody'"),
            Map.entry(
                    "run there -- true", "say which are meant with --node, --role or --all. It has [agent_0, agent_1]"),
            Map.entry("run there --node agent_7 -- true", "has no node 'agent_7'. It has: [agent_0, agent_1]"),
            Map.entry("run there --role db -- true", "has no node of role 'db'. It has the roles agent"),
            Map.entry("run there --role D -- true", "'D' is not a role name"),
            Map.entry("run there --all --role agent -- true", "--all means every node"),
            Map.entry("run there --all --timeout never -- true", "'never' is not a duration"),
            Map.entry("run there --all hostname -f", "come after '--'"));

    @BeforeEach
    void oneClusterOfTwo() {
        FakeWorld.reset();
        Run.of("create", "there", "--agents", "2");
    }

    @TestFactory
    Stream<DynamicTest> isRefusedWithStatusTwo() {
        return TABLE.entrySet().stream()
                .map(row -> dynamicTest("cluster-e2e " + row.getKey(), () -> {
                    Run run = Run.of(
                            row.getKey().isEmpty()
                                    ? new String[0]
                                    : row.getKey().split(" "));

                    assertThat(run.status()).as(run.err()).isEqualTo(2);
                    assertThat(run.err()).startsWith("cluster-e2e: ").contains(row.getValue());
                    assertThat(run.err()).doesNotContain("\tat ");
                    assertThat(run.out()).isEmpty();
                    assertThat(FakeWorld.events()).containsExactly("create there");
                }));
    }

    @Test
    void everyCommandExplainsItself() {
        for (String command :
                new String[] {"demo", "create", "list", "inspect", "run", "logs", "stop", "start", "destroy"}) {
            Run help = Run.of(command, "--help");

            assertThat(help.status()).as(command).isZero();
            assertThat(help.out()).contains("cluster-e2e " + command, "--backend", "--verbose");
            assertThat(help.err()).isEmpty();
        }
        assertThat(Run.of("--help").out())
                .contains(
                        "demo",
                        "create",
                        "list",
                        "inspect",
                        "run",
                        "logs",
                        "stop",
                        "start",
                        "destroy",
                        "Exit status:",
                        "130");
        assertThat(Run.of("--version").out()).startsWith("cluster-e2e ");
    }
}
