// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.CommandResult;
import io.github.clustere2e.api.NodeConnectionException;
import io.github.clustere2e.api.PortForward;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.session.SessionListener;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.forward.AcceptAllForwardingFilter;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A command has a result when its status has come and the end of its output; nothing else is one. */
@Timeout(120)
class IncompleteOutputTest {

    private static final int ROUNDS = 20;

    @RepeatedTest(ROUNDS)
    void aGoodbyeAfterTheStatusAndBeforeTheEndOfTheOutputLeavesNoResult() {
        assertThatNothingIsTakenForAResult(channel -> {
            PretendingSshd.tellStatus(channel, 3);
            sayGoodbye(channel);
        });
    }

    @RepeatedTest(ROUNDS)
    void norDoesAConnectionThatBreaksThere() {
        assertThatNothingIsTakenForAResult(channel -> {
            PretendingSshd.tellStatus(channel, 3);
            channel.getSession().close(true);
        });
    }

    @Test
    void aCommandWhoseOutputIsIncompleteIsSentAgainIfItIsIdempotent() {
        AtomicInteger runs = new AtomicInteger();
        try (PretendingSshd sshd = PretendingSshd.thatSays("all of it", channel -> {
                    PretendingSshd.tellStatus(channel, 0);
                    if (runs.incrementAndGet() == 1) {
                        sayGoodbye(channel);
                    } else {
                        channel.close(false);
                    }
                });
                SshNode node = sshd.node().build()) {
            assertThat(node.run(Command.builder("true").idempotent().build()).stdout())
                    .isEqualTo("all of it");
            assertThat(sshd.executions()).isEqualTo(2);
        }
    }

    @Test
    void aGoodbyeBeforeTheStatusIsALostConnection() {
        try (PretendingSshd sshd = PretendingSshd.thatSays("some", IncompleteOutputTest::sayGoodbye);
                SshNode node = sshd.node().build()) {
            assertThatThrownBy(() -> node.run("true"))
                    .isInstanceOfSatisfying(
                            NodeConnectionException.class,
                            e -> assertThat(e.mayHaveStarted()).isTrue())
                    .hasMessageContainingAll("the connection was lost", "its result is unknown");
        }
    }

    @RepeatedTest(ROUNDS)
    void withTheEndOfTheOutputAndTheStatusItIsAllThereWhateverFollows() {
        assertThatItHasItsResult(channel -> {
            PretendingSshd.tellEnd(channel);
            PretendingSshd.tellStatus(channel, 0);
            sayGoodbye(channel);
        });
    }

    @Test
    void aServerMayCloseTheChannelWithoutEndingTheOutputFirst() {
        assertThatItHasItsResult(channel -> {
            PretendingSshd.tellStatus(channel, 0);
            assertThat(channel.isEofSent()).isFalse();
            channel.close(false);
        });
    }

    @RepeatedTest(ROUNDS)
    void whatIsForwardedIsResetByAGoodbye() throws Exception {
        Queue<Session> sessions = new ConcurrentLinkedQueue<>();
        try (ServerSocket service = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                PretendingSshd sshd = PretendingSshd.thatRuns((in, out, err) -> 0, server -> {
                    server.setForwardingFilter(AcceptAllForwardingFilter.INSTANCE);
                    server.addSessionListener(remembering(sessions));
                });
                SshNode node = sshd.node().build();
                PortForward forward = node.forward(service.getLocalPort())) {
            try (Socket client = new Socket(
                            forward.address().getAddress(), forward.address().getPort());
                    Socket served = service.accept()) {
                served.getOutputStream().write("some".getBytes(UTF_8));
                InputStream in = client.getInputStream();
                assertThat(in.readNBytes(4)).asString(UTF_8).isEqualTo("some");
                for (Session session : sessions) {
                    session.disconnect(SshConstants.SSH2_DISCONNECT_BY_APPLICATION, "goodbye");
                }

                assertThatThrownBy(in::read)
                        .as("an end would be taken for the whole answer")
                        .isInstanceOf(IOException.class)
                        .hasMessageContaining("reset");
            }
            assertThat(forward.lastFailure())
                    .hasValueSatisfying(
                            e -> assertThat(e).hasMessageContainingAll("node_0", "SSH connection was lost"));
        }
    }

    private static void assertThatNothingIsTakenForAResult(PretendingSshd.Farewell farewell) {
        try (PretendingSshd sshd = PretendingSshd.thatSays("some", farewell);
                SshNode node = sshd.node().build()) {
            assertThatThrownBy(() ->
                            node.run(Command.builder("true").anyExitStatus().build()))
                    .isInstanceOfSatisfying(
                            NodeConnectionException.class,
                            e -> assertThat(e.mayHaveStarted()).isTrue())
                    .hasMessageContainingAll(
                            "node_0", "'true'", "it has run", "exit status 3", "output is incomplete", "idempotent");
            assertThat(sshd.executions()).isEqualTo(1);
        }
    }

    private static void assertThatItHasItsResult(PretendingSshd.Farewell farewell) {
        try (PretendingSshd sshd = PretendingSshd.thatSays("all of it", farewell);
                SshNode node = sshd.node().build()) {
            CommandResult result = node.run("true");
            assertThat(result.stdout()).isEqualTo("all of it");
            assertThat(result.exitStatus()).isZero();
        }
    }

    private static void sayGoodbye(ChannelSession channel) throws IOException {
        channel.getSession().disconnect(SshConstants.SSH2_DISCONNECT_BY_APPLICATION, "goodbye");
    }

    private static SessionListener remembering(Queue<Session> sessions) {
        return new SessionListener() {
            @Override
            public void sessionCreated(Session session) {
                sessions.add(session);
            }
        };
    }
}
