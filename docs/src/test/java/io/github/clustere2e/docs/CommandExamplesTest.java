// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.ClusterSpec;
import io.github.clustere2e.api.Clusters;
import io.github.clustere2e.api.Role;
import io.github.clustere2e.testkit.evidence.facts.SshLine;
import io.github.clustere2e.testkit.evidence.internal.collect.SshLines;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The program itself reads every call of it that a page shows; nothing is run. */
class CommandExamplesTest {

    private final Program program = new Program();

    @Test
    void theProgramTakesEveryCallThatAPageShows() {
        Problems problems = new Problems();
        int calls = 0;
        for (Page page : Pages.all()) {
            for (CommandExample example : CommandExample.of(page)) {
                calls++;
                program.refuses(example.arguments(), example.whole())
                        .ifPresent(why -> problems.add(
                                example.place(), "cluster-e2e " + String.join(" ", example.arguments()) + ": " + why));
            }
        }

        problems.mustBeNone("docs/commands.md has all commands and options; capitals stand for a value");
        assertThat(calls).as("calls that were read").isGreaterThan(30);
    }

    /** Such as {@code create --for dcos}: what begins with the name of a command and goes on with an option. */
    @Test
    void everyOptionThatIsNamedWithItsCommandIsOneOfIt() {
        Problems problems = new Problems();
        for (Page page : Pages.all()) {
            for (InlineCode code : page.inlineCode()) {
                List<String> words = code.text().lines().findFirst().stream()
                        .flatMap(line -> ShellWords.commands(line).stream().limit(1))
                        .flatMap(List::stream)
                        .toList();
                if (words.size() > 1
                        && words.get(1).startsWith("--")
                        && program.command(words.get(0)).isPresent()) {
                    CommandNames.refuses(program, code.text()).ifPresent(why -> problems.add(code.place(), why));
                }
            }
        }

        problems.mustBeNone("docs/commands.md has all commands and options");
    }

    /** They are printed when a test has failed, and typed by whoever wants to know why. */
    @Test
    void theProgramTakesTheLinesThatEvidenceGives() {
        ClusterSpec spec = ClusterSpec.builder().nodes(Role.AGENT, 1).build();
        try (Cluster cluster = Clusters.provider("simulated").create(spec)) {
            for (SshLine line : SshLines.of(cluster)) {
                assertThat(CommandExample.of(page(line.command())))
                        .as(line.command())
                        .hasSize(1);
                assertThat(refused(line.command())).as(line.command()).isEmpty();
            }
        }
    }

    @Test
    void whatTheProgramDoesNotKnowIsTold() {
        assertThat(refused("cluster-e2e crate five")).contains("crate");
        assertThat(refused("sudo ./cluster-e2e create five --agent 4")).contains("--agent");
        assertThat(refused("./cluster-e2e create five --agents four")).contains("four");
        assertThat(refused("X=1 ./cluster-e2e create a --option memry=1g")).contains("no option 'memry'", "memory");
        assertThat(refused("./cluster-e2e create a --backend hosts --option memory=1g"))
                .contains("hosts", "memory");
        assertThat(refused("./cluster-e2e install a etdc")).contains("etdc");
        assertThat(refused("./cluster-e2e install a dcos --from-pth x")).contains("--from-pth", "from-path");
        assertThat(refused("./cluster-e2e inspect")).contains("NAME");
        assertThat(refused("true && ./cluster-e2e destroy a --now | cat")).contains("--now");
    }

    @Test
    void whatTheProgramKnowsIsNot() {
        assertThat(List.of(
                        "./cluster-e2e run a --node agent_0 --shell -- 'journalctl | tail' # the end",
                        "./cluster-e2e install a dcos --from-path x.sh --dry-run && ./cluster-e2e wait a",
                        "$ ./cluster-e2e create NAME [--masters N] [--role ROLE=N]... [--lease DURATION]",
                        "./cluster-e2e create a --option memory.agent=512m --option NAME=VALUE",
                        "git clone https://github.com/clustere2e/cluster-e2e && cd cluster-e2e"))
                .allSatisfy(line -> assertThat(refused(line)).isEmpty());
    }

    private String refused(String line) {
        return CommandExample.of(page(line)).stream()
                .map(example -> program.refuses(example.arguments(), example.whole()))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse("");
    }

    private static Page page(String line) {
        return Page.of("docs/a.md", "```sh\n" + line + "\n```\n");
    }
}
