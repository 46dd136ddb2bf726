// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.HostKeyMismatchException;
import io.github.clustere2e.api.InterruptedClusterException;
import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.api.NodeConnectionException;
import io.github.clustere2e.api.Role;
import io.github.clustere2e.installer.fake.FakeNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ConditionTest {

    private final FakeNode node = new FakeNode(Role.AGENT, 0);
    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void itIsAskedUntilItIsTrueAndTellsOnlyWhatIsNew() {
        List<String> notes = new ArrayList<>();
        Condition condition = Condition.of(
                "all is well",
                (one, left) -> asked.incrementAndGet() == 4 ? Answer.yes() : Answer.notYet("not well\nmore"));

        condition.await(node, notes::add);

        assertThat(asked).hasValue(4);
        assertThat(notes).containsExactly("waits until all is well: not well", "all is well");
    }

    @Test
    void whenTheLimitPassesTheErrorHasTheNodeTheConditionAndTheLastAnswer() {
        Condition condition = Condition.of("all is well", (one, left) -> Answer.notYet("3 of 5"))
                .within(Duration.ofMillis(120));

        assertThatThrownBy(() -> condition.await(node))
                .isInstanceOf(ConditionException.class)
                .hasMessageContaining("agent_0: it was waited 0.1 s until all is well. Last answer: 3 of 5");
    }

    @Test
    void whatCannotBecomeTrueIsNotWaitedFor() {
        Condition condition = Condition.of("all is well", (one, left) -> Answer.never("it is broken"));

        assertThatThrownBy(() -> condition.await(node)).hasMessageContaining("it is broken");
    }

    @Test
    void aNodeThatDoesNotAnswerForAWhileIsAskedAgain() {
        Condition condition = Condition.of("it is back", (one, left) -> {
            if (asked.incrementAndGet() < 3) {
                throw new NodeConnectionException("agent_0", "away", false, null);
            }
            return Answer.yes();
        });

        condition.await(node);

        assertThat(asked).hasValue(3);
    }

    @Test
    void anotherHostInItsPlaceEndsTheWaitAtOnce() {
        Condition condition = Condition.of("it is back", (one, left) -> {
            asked.incrementAndGet();
            throw new HostKeyMismatchException("agent_0", "another key", null);
        });

        assertThatThrownBy(() -> condition.await(node)).isInstanceOf(HostKeyMismatchException.class);
        assertThat(asked).hasValue(1);
    }

    @Test
    void anInterruptEndsTheWait() {
        Condition condition = Condition.of("never", (one, left) -> {
            Thread.currentThread().interrupt();
            return Answer.notYet("no");
        });

        assertThatThrownBy(() -> condition.await(node)).isInstanceOf(InterruptedClusterException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void whatCannotBeAskedIsRefusedAtOnce() {
        assertThatThrownBy(() -> Condition.portOpen(0))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("0 is no TCP port");
        assertThatThrownBy(() -> Condition.httpStatus("localhost:80", 200))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("begin it with http://");
        assertThatThrownBy(() -> Condition.fileExists("/x").within(Duration.ZERO))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("until /x exists");
    }

    @Test
    void whatACommandPrintsIsMatchedAndToldIfItDoesNot() {
        node.answering((command, script) -> FakeNode.Answer.of("members 2\n"));
        Command members = Command.of("members");

        assertThat(Condition.prints(members, "^members [23]$").holds(node)).isTrue();
        assertThatThrownBy(() -> Condition.prints(members, "members 3")
                        .describedAs("there are 3")
                        .within(Duration.ofMillis(10))
                        .await(node))
                .hasMessageContaining("there are 3. Last answer: members 2");
    }

    @Test
    void allConditionsAreAskedUntilOneIsNotTrue() {
        Condition yes = Condition.of("one", (one, left) -> Answer.yes());
        Condition no = Condition.of("two", (one, left) -> Answer.never("it is broken"));

        assertThat(Condition.allOf(yes, yes).holds(node)).isTrue();
        assertThat(Condition.allOf(yes, no)).hasToString("one and two");
        assertThatThrownBy(() -> Condition.allOf(yes, no, yes).await(node)).hasMessageContaining("it is broken");
    }
}
