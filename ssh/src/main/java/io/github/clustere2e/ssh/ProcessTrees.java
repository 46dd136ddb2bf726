// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import io.github.clustere2e.api.ClusterException;
import io.github.clustere2e.api.InterruptedClusterException;
import io.github.clustere2e.api.NodeException;
import io.github.clustere2e.ssh.wire.Shell;
import io.github.clustere2e.ssh.wire.TreeScript;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Signals and ends what runs on the node, over channels of its own. */
final class ProcessTrees {

    /** A server allows ten channels by default; commands take eight, so that there is always a way to end one. */
    private static final int CHANNELS = 2;

    private static final Duration LIMIT = Duration.ofSeconds(15);

    private final String node;
    private final Link link;
    private final Semaphore channels = new Semaphore(CHANNELS);

    ProcessTrees(String node, Link link) {
        this.node = node;
        this.link = link;
    }

    void end(long pid, Optional<String> sudoUser) {
        run(TreeScript.end(pid), sudoUser);
    }

    void signal(long pid, String name, Optional<String> sudoUser) {
        run(TreeScript.signal(pid, name), sudoUser);
    }

    /** Only on threads of our own, which nobody interrupts: what has to be ended is ended. */
    private void run(String script, Optional<String> sudoUser) {
        Deadline deadline = Deadline.in(LIMIT);
        try {
            if (!channels.tryAcquire(deadline.leftNanos(), TimeUnit.NANOSECONDS)) {
                throw new NodeException(node, "no channel was free to end a command", null);
            }
            try {
                attempt(shell(script, sudoUser), deadline);
            } finally {
                channels.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedClusterException(node + ": interrupted while it ended a command", e);
        }
    }

    /**
     * What sudo runs for another user is ended as that user, which the one that logs in may become, since it has; and as
     * root if that was not enough.
     */
    private static String shell(String script, Optional<String> sudoUser) {
        String quoted = Shell.quote(script);
        return sudoUser.filter(user -> !user.equals("root"))
                .map(user -> "s=" + quoted + ";sudo -n -u " + user + " sh -c \"$s\"||exec sudo -n sh -c \"$s\"")
                .orElse((sudoUser.isPresent() ? "exec sudo -n sh -c " : "exec sh -c ") + quoted);
    }

    private void attempt(String shell, Deadline deadline) throws InterruptedException {
        Backoff backoff = new Backoff();
        while (true) {
            Answer answer = new Answer();
            Connection connection = link.connect(deadline);
            // On another thread: the server may be too silent to open a channel, and then it goes over another
            // connection.
            Daemons.WORKERS.execute(() -> answer.askOver(connection, shell.getBytes(StandardCharsets.UTF_8)));
            Patience.begin(() -> connection, answer.status::isDone, silent -> {
                link.retire(silent);
                answer.lost(OptionalInt.empty());
            });
            try {
                int status = answer.status.get(deadline.leftMillis(), TimeUnit.MILLISECONDS);
                if (status == 0) {
                    return;
                }
                throw new NodeException(node, "the command could not be ended: " + answer.errors, null);
            } catch (ExecutionException e) {
                // Not sent, or lost meanwhile. Ending twice is the same as ending once.
                if (deadline.passed()) {
                    throw new NodeException(node, "the command could not be ended", e.getCause());
                }
            } catch (TimeoutException e) {
                answer.status.cancel(false);
                throw new NodeException(node, "ending the command took too long", e);
            }
            backoff.pause(deadline);
        }
    }

    private static final class Answer implements ExecutionListener {

        private final CompletableFuture<Integer> status = new CompletableFuture<>();
        private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

        void askOver(Connection connection, byte[] commandLine) {
            try {
                connection.execute(commandLine, false, this);
            } catch (ExecException | RuntimeException e) {
                status.completeExceptionally(e);
            }
        }

        @Override
        public boolean wanted() {
            // It can be asked for again over another connection.
            return false;
        }

        @Override
        public void stdout(byte[] bytes, int offset, int length) {
            // says nothing
        }

        @Override
        public void stderr(byte[] bytes, int offset, int length) {
            errors.write(bytes, offset, length);
        }

        @Override
        public void exited(int exitStatus) {
            status.complete(exitStatus);
        }

        @Override
        public void lost(OptionalInt exitStatus) {
            status.completeExceptionally(new ClusterException("the connection was lost"));
        }
    }
}
