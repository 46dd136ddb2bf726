// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What any node can do as another user, though it knows of none. */
class UserNodeTest {

    private final List<String> users = new ArrayList<>();
    private final Node node = new FakeNode("agent_0", Role.AGENT, command -> {
        users.add(command.user().orElse("-"));
        return 0;
    });

    @Test
    void itsCommandsBelongToThatUserUnlessTheyNameOne() {
        Node app = node.asUser("app");

        app.run("true");
        app.run(Command.builder("true").user("db").build());
        node.asRoot().run("true");
        node.run("true");

        assertThat(users).containsExactly("app", "db", "root", "-");
    }

    @Test
    void whatItStartsBelongsToThatUserToo() {
        assertThatThrownBy(() -> node.asUser("app").start(Command.of("x")))
                .as("it reaches the node, which starts none")
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void anotherUserCountsFromTheOneThatLogsIn() {
        node.asUser("app").asUser("db").run("true");
        node.asUser("app").asRoot().run("true");

        assertThat(users).containsExactly("db", "root");
        assertThat(node.asUser("app").asUser("db")).isEqualTo(node.asUser("db"));
    }

    @Test
    void itIsTheSameNodeInEverythingElse() {
        Node app = node.asUser("app");

        assertThat(app.name()).isEqualTo("agent_0");
        assertThat(app.role()).isEqualTo(Role.AGENT);
        assertThat(app.hostname()).isEqualTo("agent-0");
        assertThat(app.publicAddress()).isEqualTo(node.publicAddress());
        assertThat(app.privateAddress()).isEqualTo(node.privateAddress());
        assertThat(app.toString()).contains("agent_0").endsWith("as app");
    }

    @Test
    void whatTheNodeCannotDoItSaysInItsName() {
        assertThatThrownBy(() -> node.asUser("app").files())
                .isInstanceOf(NodeException.class)
                .hasMessageContainingAll("agent_0", "no files as another user");
        assertThatThrownBy(() -> node.asUser("app").forward(80))
                .isInstanceOf(NodeException.class)
                .hasMessageContaining("forwards no ports");
    }

    @Test
    void whatCanBeNoUserIsRefusedAtOnce() {
        for (String user : List.of("", "-x", "a b", "$(id)", "1x")) {
            assertThatThrownBy(() -> node.asUser(user)).as(user).isInstanceOf(InvalidInputException.class);
        }
    }
}
