// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import io.github.clustere2e.api.InterruptedClusterException;
import io.github.clustere2e.api.NodeConnectionException;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Does something over SFTP, once, within a time limit.
 *
 * <p>It takes one of the slots that commands take, since the channel is a session as theirs are. It runs on a thread of
 * the pool, never on the caller's, because the SSH library swallows interruptions.
 */
final class SftpRun {

    /** How long what was given up may take to notice. */
    private static final long NOTICE_SECONDS = 2;

    /** What is done over the channel. */
    interface Work {
        void over(Sftp sftp) throws IOException;
    }

    /** What the library says when the server opens a channel, but has no such subsystem. */
    private static final String NO_SUBSYSTEM = "failed to send channel request";

    private final Runner runner;
    private final String what;
    private final Deadline deadline;
    private final Work work;
    private final Slot slot;
    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private volatile @Nullable Sftp channel;
    private volatile boolean givenUp;

    private SftpRun(Runner runner, String what, Deadline deadline, Work work) {
        this.runner = runner;
        this.what = what;
        this.deadline = deadline;
        this.work = work;
        this.slot = new Slot(runner.slots());
    }

    /**
     * Does it and waits for it.
     *
     * @throws SftpError if the server could not
     * @throws IOException if something on this side could not
     * @throws TimeoutException if the deadline passed; by then nothing goes on
     */
    static void await(Runner runner, String what, Deadline deadline, Work work) throws IOException, TimeoutException {
        SftpRun run = new SftpRun(runner, what, deadline, work);
        Daemons.WORKERS.execute(run::go);
        run.await();
    }

    private void await() throws IOException, TimeoutException {
        try {
            done.get(deadline.leftNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            giveUp();
            Thread.currentThread().interrupt();
            throw new InterruptedClusterException(runner.node() + ": interrupted: could not " + what, e);
        } catch (TimeoutException e) {
            giveUp();
            throw e;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException error) {
                throw error;
            } else if (e.getCause() instanceof RuntimeException error) {
                throw error;
            }
            throw new IOException(e.getCause());
        }
    }

    /** Has it end, and waits until nothing is read or written any more; an interruption does not cut that short. */
    private void giveUp() {
        givenUp = true;
        slot.giveBack();
        Sftp open = channel;
        if (open != null) {
            open.giveUp();
        }
        CompletableFuture<Void> ended = done.exceptionally(e -> null);
        ended.copy().completeOnTimeout(null, NOTICE_SECONDS, TimeUnit.SECONDS).join();
        if (open != null && !ended.isDone()) {
            // It waits for an answer, and so sends nothing.
            open.close();
        }
    }

    private void go() {
        try {
            if (!slot.take(deadline)) {
                throw new NodeConnectionException(
                        runner.node(), "all " + runner.slotCount() + " slots for commands were in use", false, null);
            }
            try (Sftp open = open()) {
                work.over(open);
            }
            done.complete(null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            done.completeExceptionally(new IOException(e));
        } catch (IOException | RuntimeException | Error e) {
            done.completeExceptionally(e);
        } finally {
            slot.giveBack();
        }
    }

    private Sftp open() throws IOException, InterruptedException {
        Deadline limit = deadline.orIn(runner.link().connectTimeout());
        Backoff backoff = new Backoff();
        while (true) {
            Connection over = runner.link().connect(limit);
            try {
                Sftp open = over.sftp();
                channel = open;
                if (givenUp) {
                    open.giveUp();
                }
                return open;
            } catch (ExecException e) {
                if (String.valueOf(e.getMessage()).contains(NO_SUBSYSTEM)) {
                    throw SftpError.other("tar: not found, and the server has no SFTP", e);
                } else if (limit.passed() || givenUp) {
                    throw new NodeConnectionException(
                            runner.node(), "no channel for files could be opened: " + e.getMessage(), false, e);
                }
            }
            backoff.pause(limit);
        }
    }
}
