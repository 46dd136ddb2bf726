// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.session.SessionListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The server says goodbye: for a moment the session is neither there nor gone. */
@Timeout(120)
class EndingSessionTest {

    @Test
    void whatIsAskedOfItInThatMomentIsNotSentAndSaysSo() throws Exception {
        Queue<Session> sessions = new ConcurrentLinkedQueue<>();
        SessionListener remembering = new SessionListener() {
            @Override
            public void sessionCreated(Session session) {
                sessions.add(session);
            }
        };
        try (PretendingSshd sshd = PretendingSshd.thatRuns(
                (in, out, err) -> PretendingSshd.Program.GOES_ON, server -> server.addSessionListener(remembering))) {
            Connection connection = connect(sshd);
            CompletableFuture<Throwable> next = new CompletableFuture<>();
            connection.execute(new byte[] {'x'}, false, new AtItsEnd(() -> {
                try {
                    connection.execute(new byte[] {'y'}, false, new AtItsEnd(() -> {}));
                    next.complete(new AssertionError("it was sent"));
                } catch (Exception e) {
                    next.complete(e);
                }
            }));
            for (Session session : sessions) {
                session.disconnect(SshConstants.SSH2_DISCONNECT_BY_APPLICATION, "goodbye");
            }

            assertThat(next.join())
                    .isInstanceOfSatisfying(
                            ExecException.class,
                            e -> assertThat(e.mayHaveStarted()).isFalse());
        }
    }

    private static Connection connect(PretendingSshd sshd) {
        SshNodeBuilder known = sshd.node();
        Connector connector = new Connector(
                "node_0",
                known.required(known.endpoint),
                UserKey.of(SshKeyPair.generate("user").privateKey()),
                known.algorithms,
                known.route,
                Duration.ofMinutes(1));
        return connector.connect(Deadline.in(Duration.ofSeconds(30)));
    }

    /** Does something when the command ends, on the thread that serves the connection. */
    private record AtItsEnd(Runnable action) implements ExecutionListener {

        @Override
        public void stdout(byte[] bytes, int offset, int length) {
            // says nothing
        }

        @Override
        public void stderr(byte[] bytes, int offset, int length) {
            // says nothing
        }

        @Override
        public void exited(int status) {
            action.run();
        }

        @Override
        public void lost(OptionalInt status) {
            action.run();
        }
    }
}
