// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.CommandTimeoutException;
import io.github.clustere2e.api.FileTransferException;
import io.github.clustere2e.api.NodeConnectionException;
import io.github.clustere2e.api.RunningCommand;
import io.github.clustere2e.api.StandardInput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Everything at once for a long time, while the connection breaks or falls silent again and again: no result is lost, and
 * nothing is left. It needs no engine, but long; the system property {@code ssh.soak.seconds} says how long, 20 minutes
 * by default.
 */
@Tag("engine")
@Tag("soak")
class ConnectionSoakTest {

    private static final Duration LENGTH = Duration.ofSeconds(Long.getLong("ssh.soak.seconds", 20 * 60));
    private static final int WORKERS = 12;

    private enum Kind {
        SMALL,
        LARGE,
        INPUT,
        UPLOAD,
        TIMEOUT,
        CANCEL
    }

    @TempDir
    Path directory;

    @Test
    void nothingIsLostAndNothingIsLeft() throws Exception {
        Map<Kind, AtomicInteger> done = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            done.put(kind, new AtomicInteger());
        }
        AtomicInteger lost = new AtomicInteger();
        long files;
        try (RealSshd sshd = RealSshd.start();
                BreakingProxy proxy = BreakingProxy.to(sshd.port(), i -> BreakingProxy.Fault.NONE)) {
            try (SshNode first = node(sshd, proxy)) {
                // Loads what is loaded once, before anything is counted.
                first.run("true");
            }
            Processes.await(() -> proxy.open() == 0);
            files = openFiles();
            try (SshNode node = node(sshd, proxy)) {
                load(node, proxy, done, lost);

                // As many as there are slots, none of which may be lost, each while all the others run.
                List<RunningCommand> all = new ArrayList<>();
                for (int i = 0; i < 8; i++) {
                    all.add(node.start(Command.of("cat", "/dev/null")));
                }
                all.forEach(RunningCommand::await);
            }
            Processes.await(() -> proxy.open() == 0);
            await("threads of connections end", () -> threads("session").isEmpty());
            await("no file stays open", () -> openFiles() <= files);
        }
        // Idle threads of the pool go after 30 s.
        await("threads of the pool end", () -> threads("cluster-e2e-ssh-").size() <= 1);
        System.out.println("soak of " + LENGTH + ": " + done + ", lost with their connection: " + lost);
        assertThat(done.values()).allSatisfy(count -> assertThat(count.get()).isPositive());
    }

    private void load(SshNode node, BreakingProxy proxy, Map<Kind, AtomicInteger> done, AtomicInteger lost) {
        Deadline end = Deadline.in(LENGTH);
        ExecutorService executor = Executors.newFixedThreadPool(WORKERS + 1);
        try {
            List<CompletableFuture<Void>> all = new ArrayList<>();
            for (int i = 0; i < WORKERS; i++) {
                int worker = i;
                all.add(CompletableFuture.runAsync(
                        () -> {
                            while (!end.passed()) {
                                one(node, worker, done, lost);
                            }
                        },
                        executor));
            }
            CompletableFuture<Void> breaking = CompletableFuture.runAsync(() -> breakNowAndThen(proxy, end), executor);
            all.forEach(CompletableFuture::join);
            breaking.join();
        } finally {
            executor.shutdownNow();
        }
    }

    private void one(SshNode node, int worker, Map<Kind, AtomicInteger> done, AtomicInteger lost) {
        Random random = ThreadLocalRandom.current();
        Kind kind = Kind.values()[random.nextInt(Kind.values().length)];
        long begin = System.nanoTime();
        try {
            run(node, worker, kind, random);
            requireNonNull(done.get(kind)).incrementAndGet();
        } catch (NodeConnectionException e) {
            assertThat(ConnectionErrors.permanent(e)).isFalse();
            lost.incrementAndGet();
        } catch (FileTransferException e) {
            assertThat(e).hasCauseInstanceOf(NodeConnectionException.class);
            lost.incrementAndGet();
        }
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).as(kind.name()).isLessThan(Duration.ofSeconds(60));
    }

    private void run(SshNode node, int worker, Kind kind, Random random) {
        byte[] content = new byte[random.nextInt(400_000)];
        random.nextBytes(content);
        switch (kind) {
            case SMALL -> assertThat(node.run("echo", "x" + worker).stdout()).isEqualTo("x" + worker);
            case LARGE ->
                assertThat(node.run("head", "-c", "" + content.length, "/dev/zero")
                                .stdoutBytes())
                        .hasSize(content.length);
            case INPUT ->
                assertThat(node.run(Command.builder("cat")
                                        .stdin(StandardInput.of(content))
                                        .idempotent()
                                        .build())
                                .stdoutBytes())
                        .isEqualTo(content);
            case UPLOAD -> {
                String path = directory.resolve("file-" + worker).toString();
                node.files().write(path, content, PosixFilePermissions.fromString("rw-------"));
                assertThat(node.files().read(path)).isEqualTo(content);
            }
            case TIMEOUT -> {
                try {
                    node.run(Command.builder("sleep", "86399")
                            .timeout(Duration.ofMillis(200))
                            .build());
                    throw new AssertionError("it cannot have ended");
                } catch (CommandTimeoutException e) {
                    // so it must be
                }
            }
            case CANCEL -> node.start(Command.of("sleep", "86399")).close();
        }
    }

    private static void breakNowAndThen(BreakingProxy proxy, Deadline end) {
        Random random = ThreadLocalRandom.current();
        while (!end.passed()) {
            try {
                // The load itself: how long a connection lasts, and there is no event to wait for.
                Thread.sleep(random.nextInt(50, 1_500));
            } catch (InterruptedException e) {
                return;
            }
            if (random.nextInt(10) == 0) {
                proxy.stallConnections();
            } else {
                proxy.breakConnections();
            }
        }
    }

    private static SshNode node(RealSshd sshd, BreakingProxy proxy) {
        return sshd.node()
                .endpoint(new SshEndpoint(
                        "127.0.0.1",
                        proxy.port(),
                        RealSshd.userName(),
                        sshd.hostKey().publicKey()))
                .longestSilence(Duration.ofSeconds(5))
                .build();
    }

    private static void await(String what, BooleanSupplier condition) {
        Deadline limit = Deadline.in(Duration.ofSeconds(60));
        Processes.await(() -> condition.getAsBoolean() || limit.passed());
        assertThat(condition.getAsBoolean())
                .as("%s; threads: %s", what, threads(""))
                .isTrue();
    }

    private static List<String> threads(String part) {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.contains(part))
                .sorted()
                .toList();
    }

    private static long openFiles() {
        try (Stream<Path> files = Files.list(Path.of("/proc/self/fd"))) {
            return files.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
