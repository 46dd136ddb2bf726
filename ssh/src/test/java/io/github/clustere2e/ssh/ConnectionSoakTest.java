// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.RunningCommand;
import io.github.clustere2e.api.StandardInput;
import io.github.clustere2e.ssh.BreakingProxy.Fault;
import io.github.clustere2e.ssh.MixedLoad.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Everything at once, while the connection breaks or falls silent again and again, at random bytes and at random times:
 * no result is lost, no command runs twice, and nothing is left, here or on the node.
 *
 * <p>The system property {@code ssh.soak.seconds} says how long, 20 minutes by default, and {@code ssh.soak.seed} what
 * the random numbers begin with.
 */
class ConnectionSoakTest {

    private static final int WORKERS = 12;
    private static final int SLOTS = 8;
    private static final List<Kind> KINDS = List.of(Kind.values());
    private static final long SEED = Long.getLong("ssh.soak.seed", System.nanoTime());

    private volatile Supplier<Fault> faults = () -> Fault.NONE;
    private final AtomicInteger breaks = new AtomicInteger();

    @TempDir
    Path directory;

    @Test
    void nothingIsLostAndNothingIsLeftAfterAShortWhile() throws Exception {
        soak(Duration.ofSeconds(10));
    }

    @Test
    @Tag("soak")
    void nothingIsLostAndNothingIsLeftAfterALongWhile() throws Exception {
        soak(Duration.ofSeconds(Long.getLong("ssh.soak.seconds", 20 * 60)));
    }

    private void soak(Duration length) throws Exception {
        Random random = new Random(SEED);
        // What was lost with its connection goes on for so long.
        String sleep = "10." + random.nextInt(100_000, 1_000_000);
        // Its own log would grow too long.
        try (RealSshd sshd = RealSshd.start("LogLevel ERROR");
                EchoServer service = EchoServer.start();
                BreakingProxy proxy = BreakingProxy.to(sshd.port(), i -> faults.get())) {
            Leftovers before = warmUp(sshd, proxy, service, random);
            MixedLoad load;
            try (SshNode node = node(sshd, proxy)) {
                load = new MixedLoad(node, service, directory, sleep, random);
                run(load, proxy, sshd, length);
                assertEverythingWorks(node, load, random);
                assertAllSlotsAreThere(node);
            }
            Leftovers.await(() -> proxy.open() == 0, () -> "connections: " + proxy.open());
            Leftovers.await(() -> sshd.connections() == 0, () -> "connections of the server: " + sshd.connections());
            Leftovers.await(() -> Processes.with(sleep).isEmpty(), () -> "still running: " + Processes.with(sleep));
            String path = directory.toString();
            Leftovers.await(
                    () -> Processes.mentioning(path).isEmpty(), () -> "still running: " + Processes.mentioning(path));
            load.assertNothingIsLostOrLeft();
            before.awaitNoMore();
            System.out.printf(
                    "In %d s %d operations, %d connections and %d times that all broke:%s%n",
                    length.toSeconds(), load.operations(), proxy.accepted(), breaks.get(), load);
        } catch (AssertionError | Exception e) {
            throw new AssertionError("With -Dssh.soak.seed=" + SEED + ": " + e.getMessage(), e);
        }
    }

    /** Everything once, so that what is loaded once is there before anything is counted. */
    private Leftovers warmUp(RealSshd sshd, BreakingProxy proxy, EchoServer service, Random random) throws Exception {
        try (SshNode node = node(sshd, proxy)) {
            Path own = Files.createDirectory(directory.resolve("warm-up"));
            MixedLoad load = new MixedLoad(node, service, own, "10", random);
            for (Kind kind : KINDS) {
                load.one(kind, random);
            }
        }
        Leftovers.await(() -> proxy.open() == 0, () -> "connections: " + proxy.open());
        return Leftovers.now();
    }

    private void run(MixedLoad load, BreakingProxy proxy, RealSshd sshd, Duration length) throws Exception {
        Deadline end = Deadline.in(length);
        faults = randomFaults(new Random(SEED + 1));
        ExecutorService executor = Executors.newFixedThreadPool(WORKERS + 1);
        try {
            CompletableFuture<Void> failed = new CompletableFuture<>();
            List<CompletableFuture<Void>> all = new ArrayList<>();
            all.add(CompletableFuture.runAsync(() -> breakAgainAndAgain(proxy, sshd, end, failed), executor));
            for (int i = 0; i < WORKERS; i++) {
                Random random = new Random(SEED + 2 + i);
                all.add(CompletableFuture.runAsync(() -> work(load, random, end, failed), executor));
            }
            CompletableFuture.allOf(all.toArray(CompletableFuture[]::new))
                    .get(length.plus(MixedLoad.LIMIT.multipliedBy(2)).toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError("it hangs: " + Leftovers.stacks(), e);
        } finally {
            executor.shutdownNow();
            faults = () -> Fault.NONE;
            proxy.breakConnections();
        }
    }

    /** The first failure ends the work of all. */
    private static void work(MixedLoad load, Random random, Deadline end, CompletableFuture<Void> failed) {
        while (!end.passed() && !failed.isDone()) {
            Kind kind = KINDS.get(random.nextInt(KINDS.size()));
            try {
                load.one(kind, random);
            } catch (Exception | AssertionError e) {
                failed.complete(null);
                throw new AssertionError(kind + ": " + e, e);
            }
        }
    }

    private void breakAgainAndAgain(BreakingProxy proxy, RealSshd sshd, Deadline end, CompletableFuture<Void> failed) {
        Random random = new Random(SEED + 100);
        while (!end.passed()) {
            try {
                // How long all goes well is what is random here; it is nothing that could be waited for.
                failed.get(random.nextInt(50, 1_500), TimeUnit.MILLISECONDS);
                return;
            } catch (InterruptedException | ExecutionException e) {
                return;
            } catch (TimeoutException e) {
                breaks.incrementAndGet();
                switch (random.nextInt(10)) {
                    case 0 -> proxy.stallConnections();
                    case 1 -> proxy.freezeConnections();
                    case 2 -> sshd.killConnections();
                    default -> proxy.breakConnections();
                }
            }
        }
    }

    /** Every second connection breaks at a byte of its own, be it in the key exchange or in the middle of a large file. */
    private static Supplier<Fault> randomFaults(Random random) {
        return () -> {
            int bytes = (int) Math.exp(random.nextDouble() * Math.log(20_000_000));
            boolean silent = random.nextInt(10) == 0;
            return switch (random.nextInt(4)) {
                case 0 -> new Fault(bytes, Integer.MAX_VALUE, silent);
                case 1 -> new Fault(Integer.MAX_VALUE, bytes, silent);
                default -> Fault.NONE;
            };
        };
    }

    /** Nothing breaks any more. */
    private static void assertEverythingWorks(SshNode node, MixedLoad load, Random random) throws Exception {
        // The last break may not have been noticed yet.
        node.run(Command.builder("true").idempotent().build());
        for (Kind kind : KINDS) {
            assertThat(load.one(kind, random)).as(kind.name()).isTrue();
        }
    }

    /** Each of so many commands runs while all others do. */
    private static void assertAllSlotsAreThere(SshNode node) {
        List<RunningCommand> all = new ArrayList<>();
        for (int i = 0; i < SLOTS; i++) {
            all.add(node.start(Command.builder("cat")
                    .stdin(StandardInput.piped())
                    .timeout(MixedLoad.LIMIT)
                    .build()));
        }
        assertThat(all).allMatch(RunningCommand::isRunning);
        all.forEach(RunningCommand::close);
        assertThat(node.run("echo", "on").stdout()).isEqualTo("on");
    }

    private static SshNode node(RealSshd sshd, BreakingProxy proxy) {
        return sshd.node(proxy.port())
                .connectTimeout(Duration.ofSeconds(5))
                .longestSilence(Duration.ofSeconds(5))
                .transferTimeout(MixedLoad.LIMIT)
                .maxConcurrentCommands(SLOTS)
                .build();
    }
}
