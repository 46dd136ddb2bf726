// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.CommandTimeoutException;
import io.github.clustere2e.api.NodeConnectionException;
import io.github.clustere2e.api.RunningCommand;
import io.github.clustere2e.api.StandardInput;
import io.github.clustere2e.api.StandardStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A listener that writes to a command's input, on the thread that serves the connection, when the server takes nothing
 * any more: it waits for the library's lock, which belongs to whoever has something on its way just then.
 */
@Timeout(120)
class AnsweringListenerTest {

    /** Within it everything has to stand still, on a machine with other tests on it. */
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private static final Duration MARGIN = Duration.ofSeconds(10);
    /** Together their windows are larger than what the kernel takes for a server that reads nothing. */
    private static final int TAKERS = 6;

    /** How long nothing moves when nothing will; a busy machine may keep a thread from running for a while. */
    private static final Duration STILL = Duration.ofMillis(500);

    private final CountDownLatch speak = new CountDownLatch(1);
    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicLong written = new AtomicLong();
    private final CompletableFuture<RunningCommand> talker = new CompletableFuture<>();
    private final PretendingSshd sshd = PretendingSshd.thatRuns(this::program);
    private final BreakingProxy proxy = BreakingProxy.to(sshd.port(), Integer.MAX_VALUE);
    private final SshNode node = sshd.node(proxy.port()).build();

    @AfterEach
    void stop() throws Exception {
        // Should all stand still, it cannot be closed, and cannot even be interrupted.
        CompletableFuture<Void> closed = new CompletableFuture<>();
        daemon(() -> {
            node.close();
            closed.complete(null);
        });
        inTime(closed);
        proxy.close();
        sshd.close();
    }

    @Test
    void doesNotKeepTheEndOfTheConnectionFromAnybody() throws Exception {
        List<CompletableFuture<?>> all = startAll(Duration.ofMinutes(10));
        proxy.breakConnections();

        for (CompletableFuture<?> one : all) {
            assertThatThrownBy(() -> inTime(one)).hasCauseInstanceOf(NodeConnectionException.class);
        }
        assertThat(isListenerWaiting()).isFalse();
        assertThat(node.run("true").succeeded()).isTrue();
    }

    @Test
    void doesNotHoldUpItsTimeLimit() throws Exception {
        CompletableFuture<?> limited = startAll(LIMIT).get(0);

        assertThatThrownBy(() -> inTime(limited)).hasCauseInstanceOf(CommandTimeoutException.class);
        assertThat(isListenerWaiting()).as("the connection still stands still").isTrue();
        assertThat(node.run("true").succeeded()).isTrue();
    }

    /** Returns when the listener waits for the library; what is to be answered is the first. */
    private List<CompletableFuture<?>> startAll(Duration limit) {
        List<RunningCommand> commands = new ArrayList<>();
        commands.add(
                node.start(piped("talker").output(this::answer).timeout(limit).build()));
        talker.complete(commands.get(0));
        Processes.await(() -> begun.get() == 1);
        for (int i = 0; i < TAKERS; i++) {
            commands.add(node.start(piped("taker").build()));
        }
        Processes.await(() -> begun.get() == 1 + TAKERS);
        proxy.freezeConnections();
        commands.stream().skip(1).forEach(this::writeWithoutEnd);
        awaitStandstill();
        speak.countDown();
        Processes.await(AnsweringListenerTest::isListenerWaiting);
        return commands.stream()
                .<CompletableFuture<?>>map(RunningCommand::onExit)
                .toList();
    }

    private static Command.Builder piped(String program) {
        return Command.builder(program).stdin(StandardInput.piped());
    }

    private int program(InputStream in, OutputStream out, OutputStream err) throws IOException {
        int number = begun.getAndIncrement();
        if (number == 0) {
            try {
                speak.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            out.write("how are you?".getBytes(UTF_8));
            out.flush();
            return PretendingSshd.Program.GOES_ON;
        } else if (number <= TAKERS) {
            in.transferTo(OutputStream.nullOutputStream());
            return PretendingSshd.Program.GOES_ON;
        }
        return 0;
    }

    private void answer(StandardStream stream, byte[] chunk) {
        try {
            OutputStream stdin = talker.join().stdin();
            stdin.write("quite well".getBytes(UTF_8));
            stdin.flush();
        } catch (IOException e) {
            // the connection is broken
        }
    }

    private void writeWithoutEnd(RunningCommand command) {
        daemon(() -> {
            byte[] block = new byte[32 * 1024];
            try (OutputStream stdin = command.stdin()) {
                while (true) {
                    stdin.write(block);
                    written.addAndGet(block.length);
                }
            } catch (IOException e) {
                // the connection is broken
            }
        });
    }

    private static void daemon(Runnable task) {
        Thread thread = new Thread(task, "answering-listener-test");
        thread.setDaemon(true);
        thread.start();
    }

    /** The server takes nothing: somebody writes to it, and does not come to an end for a while. */
    private void awaitStandstill() {
        AtomicLong last = new AtomicLong();
        AtomicLong since = new AtomicLong(System.nanoTime());
        Processes.await(() -> {
            boolean moved = last.getAndSet(written.get()) != written.get();
            if (moved || !isSomebodyWriting()) {
                since.set(System.nanoTime());
            }
            return System.nanoTime() - since.get() >= STILL.toNanos();
        });
    }

    private static boolean isSomebodyWriting() {
        return Thread.getAllStackTraces().values().stream()
                .anyMatch(stack -> Stream.of(stack)
                        .anyMatch(frame -> frame.getClassName().startsWith(Wire.class.getName() + "$")
                                && frame.getMethodName().equals("write")));
    }

    private static boolean isListenerWaiting() {
        for (Map.Entry<Thread, StackTraceElement[]> thread :
                Thread.getAllStackTraces().entrySet()) {
            if (thread.getKey().getState() == Thread.State.BLOCKED
                    && Stream.of(thread.getValue())
                            .anyMatch(frame -> frame.getClassName().equals(AnsweringListenerTest.class.getName())
                                    && frame.getMethodName().equals("answer"))) {
                return true;
            }
        }
        return false;
    }

    private static void inTime(CompletableFuture<?> result) throws ExecutionException, InterruptedException {
        try {
            result.get(LIMIT.plus(MARGIN).toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError("it hangs: " + Leftovers.stacks(), e);
        }
    }
}
