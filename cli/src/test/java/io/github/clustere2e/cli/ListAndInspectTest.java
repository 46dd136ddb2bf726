// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clustere2e.api.ClusterInfo;
import io.github.clustere2e.api.NodeInfo;
import io.github.clustere2e.api.Role;
import io.github.clustere2e.cli.fake.FakeWorld;
import io.github.clustere2e.cli.terminal.Terminal;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ListAndInspectTest {

    @BeforeEach
    void emptyWorld() {
        FakeWorld.reset();
    }

    @Test
    void anEmptyListIsEmptyForProgramsAndAWordForPeople() {
        Run people = Run.of("list");
        assertThat(people.status()).isZero();
        assertThat(people.out()).isEmpty();
        assertThat(people.err()).startsWith("There are no clusters.");

        Run programs = Run.of("list", "--json");
        assertThat(programs.status()).isZero();
        assertThat(programs.out()).isEqualTo("[]\n");
        assertThat(programs.err()).isEmpty();
    }

    @Test
    void theJsonShapeIsTheOneThatIsDocumented() throws UnknownHostException {
        addHalfMade();

        String inspected = """
                {
                  "name": "half",
                  "backend": "fake",
                  "state": "building",
                  "created": "2026-01-02T03:04:05Z",
                  "expires": "2026-01-02T04:04:05Z",
                  "owner": "somebody \\"else\\"",
                  "nodes": [
                    {
                      "name": "agent_0",
                      "role": "agent",
                      "hostname": "half-agent-0",
                      "privateAddress": "172.30.1.2",
                      "publicAddress": null,
                      "state": "created"
                    }
                  ]
                }""";
        assertThat(Run.of("inspect", "half", "--json").out()).isEqualTo(inspected + "\n");
        assertThat(Run.of("list", "--json").out())
                .isEqualTo("[\n" + inspected.indent(2).stripTrailing() + "\n]\n");
    }

    @Test
    void theListShowsOneLineForEachClusterByName() {
        Run.of("create", "zebra", "--agents", "1");
        FakeWorld.add(new ClusterInfo(
                "ant",
                "fake",
                ClusterInfo.State.OWNED,
                Instant.now().minus(5, ChronoUnit.MINUTES),
                Optional.of(Instant.now().plus(65, ChronoUnit.MINUTES)),
                "ci",
                List.of()));

        List<String> lines = Run.of("list").outLines();
        assertThat(lines).hasSize(3);
        assertThat(lines.get(0)).matches("NAME +STATE +NODES +AGE +EXPIRES +BACKEND +OWNER");
        assertThat(lines.get(1)).matches("ant +owned +0 +5 min +in 64 min +fake +ci");
        assertThat(lines.get(2)).matches("zebra +standing +1 +\\d+ . +- +fake +tester");
    }

    @Test
    void inspectTellsPeopleAllOfIt() throws UnknownHostException {
        addHalfMade();

        String text = Run.of("inspect", "half").out();
        assertThat(text).startsWith("half is building on backend fake\ncreated: 2026-01-02T03:04:05Z (");
        assertThat(text).contains("expires: now\n");
        assertThat(text).containsPattern("agent_0 +agent +created +172\\.30\\.1\\.2 +- +half-agent-0\n");
    }

    @Test
    void colourIsOnlyForTerminalsThatWantIt() {
        Run.of("create", "five", "--agents", "5");
        Terminal terminal = new Terminal(true, true, true, 80, true, true);
        Terminal colourless = new Terminal(true, true, true, 80, false, true);

        assertThat(Run.on(terminal, "", "list").out()).contains("\u001b[");
        assertThat(Run.on(colourless, "", "list").out()).doesNotContain("\u001b[");
        assertThat(Run.of("list").out()).doesNotContain("\u001b[");
    }

    private static void addHalfMade() throws UnknownHostException {
        Instant created = Instant.parse("2026-01-02T03:04:05Z");
        FakeWorld.add(new ClusterInfo(
                "half",
                "fake",
                ClusterInfo.State.BUILDING,
                created,
                Optional.of(created.plus(1, ChronoUnit.HOURS)),
                "somebody \"else\"",
                List.of(new NodeInfo(
                        "agent_0",
                        Role.AGENT,
                        "half-agent-0",
                        Optional.of(InetAddress.getByName("172.30.1.2")),
                        Optional.empty(),
                        "created"))));
    }
}
