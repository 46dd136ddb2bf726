// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.CommandTimeoutException;
import io.github.clustere2e.api.FileTransferException;
import io.github.clustere2e.api.InterruptedClusterException;
import io.github.clustere2e.api.NodeConnectionException;
import io.github.clustere2e.api.PortForward;
import io.github.clustere2e.api.RunningCommand;
import io.github.clustere2e.api.StandardInput;
import io.github.clustere2e.api.Transfer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * One of everything that a node can do, again and again, each with its own content. Each either does what it should, to
 * the last byte, or fails with the error that tells of a lost connection. The node is this machine, so what has become
 * of a file on the node can be looked at from outside. Thread-safe.
 */
final class MixedLoad {

    /** Nothing takes so long, not even over a silent connection. */
    static final Duration LIMIT = Duration.ofSeconds(30);

    private static final int LARGEST = 1_500_000;
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    enum Kind {
        SMALL,
        OUTPUT,
        INPUT,
        ONCE,
        IDEMPOTENT,
        CONVERSATION,
        TIMED,
        CLOSED,
        INTERRUPTED,
        UPLOAD,
        REPLACEMENT,
        DOWNLOAD,
        TREE_UP,
        TREE_DOWN,
        FORWARD
    }

    private final SshNode node;
    private final EchoServer service;
    private final Path here;
    private final Path there;
    private final String sleep;
    private final Ledger ledger;
    private final byte[] blob;
    private final AtomicLong number = new AtomicLong();
    private final Map<Kind, AtomicInteger> done = new EnumMap<>(Kind.class);
    private final Map<Kind, AtomicInteger> lost = new EnumMap<>(Kind.class);
    private final Map<Kind, AtomicLong> longest = new EnumMap<>(Kind.class);

    /**
     * Makes it and its files.
     *
     * @param sleep seconds that nobody else on this machine sleeps, by which the sleepers are found
     */
    MixedLoad(SshNode node, EchoServer service, Path directory, String sleep, Random random) throws IOException {
        this.node = node;
        this.service = service;
        this.here = Files.createDirectory(directory.resolve("here"));
        this.there = Files.createDirectory(directory.resolve("there"));
        this.sleep = sleep;
        this.ledger = new Ledger(directory.resolve("ledger"));
        this.blob = bytes(random, LARGEST);
        Files.write(there.resolve("blob"), blob);
        tree(random, there.resolve("tree"));
        tree(random, here.resolve("tree"));
        for (Kind kind : Kind.values()) {
            done.put(kind, new AtomicInteger());
            lost.put(kind, new AtomicInteger());
            longest.put(kind, new AtomicLong());
        }
    }

    /** Does one of them. Returns whether it did what it should; if not, the connection was lost. */
    boolean one(Kind kind, Random random) throws Exception {
        long begin = System.nanoTime();
        boolean did = false;
        try {
            run(kind, String.valueOf(number.incrementAndGet()), random);
            did = true;
        } catch (NodeConnectionException e) {
            assertThat(ConnectionErrors.permanent(e)).as("%s", e).isFalse();
        } catch (FileTransferException e) {
            assertThat(e).hasCauseInstanceOf(NodeConnectionException.class);
        }
        long nanos = System.nanoTime() - begin;
        assertThat(Duration.ofNanos(nanos)).isLessThan(LIMIT);
        requireNonNull(longest.get(kind)).accumulateAndGet(nanos, Math::max);
        requireNonNull((did ? done : lost).get(kind)).incrementAndGet();
        return did;
    }

    int operations() {
        return sum(done) + sum(lost);
    }

    /** Nothing of it runs any more, here or on the node. */
    void assertNothingIsLostOrLeft() throws IOException {
        ledger.assertTrue();
        assertThat(here).isDirectoryNotContaining(MixedLoad::isTemporary);
        assertThat(there).isDirectoryNotContaining(MixedLoad::isTemporary);
    }

    private static boolean isTemporary(Path path) {
        return path.getFileName().toString().startsWith(".cluster-e2e-");
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (Kind kind : Kind.values()) {
            text.append("\n  %-13s %6d done, %5d lost, the longest took %5d ms"
                    .formatted(
                            kind,
                            requireNonNull(done.get(kind)).get(),
                            requireNonNull(lost.get(kind)).get(),
                            requireNonNull(longest.get(kind)).get() / 1_000_000));
        }
        return text.toString();
    }

    private void run(Kind kind, String id, Random random) throws Exception {
        switch (kind) {
            case SMALL -> assertThat(node.run("echo", id).stdout()).isEqualTo(id);
            case OUTPUT -> output(random);
            case INPUT -> input(random);
            case ONCE -> once(id, random);
            case IDEMPOTENT -> idempotent(id, random);
            case CONVERSATION -> conversation(id);
            case TIMED -> timed();
            case CLOSED -> closed();
            case INTERRUPTED -> interrupted();
            case UPLOAD -> upload(id, random);
            case REPLACEMENT -> replacement(id, random);
            case DOWNLOAD -> download(id);
            case TREE_UP -> treeUp(id);
            case TREE_DOWN -> treeDown(id);
            case FORWARD -> forward(random);
        }
    }

    private void output(Random random) {
        int from = random.nextInt(LARGEST);
        int length = random.nextInt(LARGEST - from);
        String piece = "tail -c +" + (from + 1) + " '" + there.resolve("blob") + "' | head -c " + length;
        assertThat(node.run(limited(Command.shell(piece).toBuilder()).build()).stdoutBytes())
                .isEqualTo(Arrays.copyOfRange(blob, from, from + length));
    }

    private void input(Random random) {
        byte[] content = content(random);
        assertThat(node.run(limited(Command.builder("cat"))
                                .stdin(StandardInput.of(content))
                                .build())
                        .stdoutBytes())
                .isEqualTo(content);
    }

    private void once(String id, Random random) {
        try {
            node.run(limited(ledger.command(id, "sleep", seconds(random))).build());
            ledger.said(id, 1, 1);
        } catch (NodeConnectionException e) {
            ledger.said(id, 0, e.mayHaveStarted() ? 1 : 0);
            throw e;
        }
    }

    private void idempotent(String id, Random random) {
        boolean said = false;
        try {
            node.run(limited(ledger.command(id, "sleep", seconds(random)))
                    .idempotent()
                    .build());
            said = true;
        } finally {
            ledger.said(id, said ? 1 : 0, 6);
        }
    }

    /** The command is in the background, and is written to while it runs. */
    private void conversation(String id) {
        try (RunningCommand command = node.start(
                limited(Command.builder("cat")).stdin(StandardInput.piped()).build())) {
            boolean all = true;
            try (OutputStream stdin = command.stdin()) {
                stdin.write(id.getBytes(UTF_8));
                stdin.flush();
                stdin.write('!');
            } catch (IOException e) {
                all = false;
            }
            String said = command.await().stdout();
            if (all) {
                assertThat(said).isEqualTo(id + "!");
            } else {
                assertThat(id + "!").startsWith(said);
            }
        }
    }

    private void timed() {
        try {
            node.run(Command.builder("sleep", sleep)
                    .timeout(Duration.ofMillis(200))
                    .build());
            throw new AssertionError("it cannot have ended");
        } catch (CommandTimeoutException e) {
            // so it must be
        }
    }

    private void closed() {
        RunningCommand command = node.start(Command.of("sleep", sleep));
        command.close();
        assertThat(command.isRunning()).isFalse();
    }

    private void interrupted() {
        RunningCommand command = node.start(Command.of("sleep", sleep));
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(command::await)
                    .isInstanceOfAny(InterruptedClusterException.class, NodeConnectionException.class);
        } finally {
            Thread.interrupted();
        }
        assertThat(command.isRunning()).isFalse();
    }

    private void upload(String id, Random random) throws IOException {
        byte[] content = content(random);
        Path local = Files.write(here.resolve(id), content);
        Path remote = there.resolve(id);
        boolean said = false;
        try {
            node.files().upload(local, remote.toString());
            said = true;
        } finally {
            assertWhole(remote, content, said);
            Files.delete(local);
        }
        Files.delete(remote);
    }

    /** Whatever happens, either the old or the new content is there. */
    private void replacement(String id, Random random) throws IOException {
        Path remote = there.resolve(id);
        byte[] old = bytes(random, 1_000);
        Files.write(remote, old);
        byte[] content = content(random);
        boolean said = false;
        try {
            node.files().write(remote.toString(), content, OWNER_ONLY);
            said = true;
        } finally {
            byte[] now = Files.readAllBytes(remote);
            assertThat(Arrays.equals(now, content) || (!said && Arrays.equals(now, old)))
                    .as("replaced: %s", said)
                    .isTrue();
        }
        assertThat(node.files().read(remote.toString())).isEqualTo(content);
        Files.delete(remote);
    }

    private void download(String id) throws IOException {
        Path local = here.resolve(id);
        boolean said = false;
        try {
            node.files().download(there.resolve("blob").toString(), local);
            said = true;
        } finally {
            assertWhole(local, blob, said);
            Files.deleteIfExists(local);
        }
    }

    private void treeUp(String id) throws IOException {
        Path remote = there.resolve(id);
        boolean said = false;
        try {
            node.files().upload(here.resolve("tree"), remote.toString());
            said = true;
        } finally {
            assertWholeTree(here.resolve("tree"), remote, said);
        }
        node.files().delete(remote.toString());
        assertThat(remote).doesNotExist();
    }

    private void treeDown(String id) throws IOException {
        Path local = here.resolve(id);
        Transfer options = Transfer.builder().replace().build();
        boolean said = false;
        try {
            node.files().download(there.resolve("tree").toString(), local, options);
            said = true;
        } finally {
            assertWholeTree(there.resolve("tree"), local, said);
            LocalDeletion.of(local);
        }
    }

    private void forward(Random random) throws IOException {
        byte[] content = content(random);
        try (PortForward forward = node.forward(service.port())) {
            byte @Nullable [] answer;
            try (Socket socket =
                    new Socket(forward.address().getAddress(), forward.address().getPort())) {
                socket.setSoTimeout((int) LIMIT.toMillis());
                socket.getOutputStream().write(content);
                socket.shutdownOutput();
                answer = socket.getInputStream().readAllBytes();
            } catch (SocketTimeoutException e) {
                throw new AssertionError("neither an answer nor a reset", e);
            } catch (IOException e) {
                answer = null;
            }
            if (answer == null) {
                assertThat(forward.lastFailure()).isPresent();
                throw forward.lastFailure().orElseThrow();
            }
            assertThat(answer).isEqualTo(content);
        }
    }

    private static void assertWhole(Path file, byte[] content, boolean said) throws IOException {
        if (said || Files.exists(file)) {
            assertThat(file).hasBinaryContent(content);
        }
    }

    private static void assertWholeTree(Path tree, Path copy, boolean said) throws IOException {
        if (said || Files.exists(copy)) {
            for (String name : new String[] {"a", "b/c", "b/d"}) {
                assertThat(copy.resolve(name)).hasSameBinaryContentAs(tree.resolve(name));
            }
        }
    }

    private static void tree(Random random, Path root) throws IOException {
        Files.createDirectories(root.resolve("b"));
        for (String name : new String[] {"a", "b/c", "b/d"}) {
            Files.write(root.resolve(name), bytes(random, 300_000));
        }
    }

    private static Command.Builder limited(Command.Builder command) {
        return command.timeout(LIMIT);
    }

    private static String seconds(Random random) {
        return "0.0" + random.nextInt(10);
    }

    /** Mostly small, but some is large. */
    private static byte[] content(Random random) {
        return bytes(random, 1 + (int) Math.pow(LARGEST, random.nextDouble()));
    }

    private static byte[] bytes(Random random, int size) {
        byte[] bytes = new byte[size];
        random.nextBytes(bytes);
        return bytes;
    }

    private static int sum(Map<Kind, AtomicInteger> counts) {
        return counts.values().stream().mapToInt(AtomicInteger::get).sum();
    }
}
