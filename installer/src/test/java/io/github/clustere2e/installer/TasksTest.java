// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.api.Role;
import io.github.clustere2e.installer.condition.Condition;
import io.github.clustere2e.installer.fake.FakeCluster;
import io.github.clustere2e.installer.fake.FakeNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TasksTest {

    private final FakeCluster cluster = FakeCluster.of(Role.AGENT, 1);
    private final FakeNode node = cluster.fake("agent_0");

    @Test
    void aFileIsWrittenOnceAndAgainOnlyWhenItChanges() {
        assertThat(run(Tasks.write("/etc/app", one -> "a")).status()).isEqualTo(StepStatus.DONE);
        assertThat(run(Tasks.write("/etc/app", one -> "a")).status()).isEqualTo(StepStatus.SKIPPED);
        assertThat(run(Tasks.write("/etc/app", one -> "b")).status()).isEqualTo(StepStatus.DONE);
        assertThat(node.fakeFiles().text("/etc/app")).isEqualTo("b");
    }

    @Test
    void aFileThatTheNodeHasIsNotSentAgain(@TempDir Path directory) throws Exception {
        Path file = Files.writeString(directory.resolve("app"), "hello\n");
        assertThat(run(Tasks.upload(file, "/opt/app")).status()).isEqualTo(StepStatus.DONE);

        node.answering((command, script) ->
                FakeNode.Answer.of("5891b5b522d5df086d0ff0b110fbd9d21bb4fc7163af34d08286a2e846f6be03  /opt/app"));

        assertThat(run(Tasks.upload(file, "/opt/app")).status()).isEqualTo(StepStatus.SKIPPED);
        assertThat(node.log()).filteredOn("upload app"::equals).hasSize(1);
    }

    @Test
    void whatIsTrueAlreadyIsNotDone() {
        StepTask task = Tasks.run("make").unless(Condition.fileExists("/opt/made"));
        assertThat(run(task).note()).isEqualTo("/opt/made exists");
        node.answering((command, script) ->
                new FakeNode.Answer(command.arguments().get(0).equals("test") ? 1 : 0, "", ""));
        run(task);

        assertThat(node.log()).containsExactly("test -e /opt/made", "test -e /opt/made", "make");
    }

    @Test
    void whatWasDoneWithTheSameInputsIsNotDoneAgainByAnybody() {
        node.answering((command, script) -> {
            List<String> words = command.arguments();
            boolean asks = words.size() == 6 && words.get(2).contains("cat");
            boolean there = asks
                    && node.fakeFiles().exists(words.get(4))
                    && node.fakeFiles().text(words.get(4)).strip().equals(words.get(5));
            return new FakeNode.Answer(asks && !there ? 1 : 0, "", "");
        });

        assertThat(run(Tasks.run("make").once("1")).status()).isEqualTo(StepStatus.DONE);
        assertThat(run(Tasks.run("make").once("1")).status()).isEqualTo(StepStatus.SKIPPED);
        assertThat(run(Tasks.run("make").once("2")).status()).isEqualTo(StepStatus.DONE);
        assertThat(node.log()).filteredOn("make"::equals).hasSize(2);
    }

    @Test
    void whatFailedLeavesNoMark() {
        node.answering((command, script) -> new FakeNode.Answer(1, "", "no"));

        assertThatThrownBy(() -> run(Tasks.run("make").once("1"))).isInstanceOf(InstallException.class);
        assertThat(node.fakeFiles().paths()).isEmpty();
    }

    @Test
    void aTemplateSaysWhatNobodyFilledIn() {
        Template template = Template.of("name=${node.name}\nprice=$${x}\nmembers=${members}\n");

        assertThat(template.with("members", one -> "all of " + one.role()).apply(node))
                .isEqualTo("name=agent_0\nprice=${x}\nmembers=all of agent\n");
        assertThatThrownBy(() -> template.with("member", "x").apply(node))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("Line 3 of the template has ${members}")
                .hasMessageContaining("There is: [member, node.address, node.hostname, node.name, node.role]");
    }

    private StepReport run(StepTask task) {
        InstallPlan.Builder plan = InstallPlan.builder("software");
        plan.add(Step.on(node, "work").does(task));
        return plan.build().run().step("agent_0/work");
    }
}
