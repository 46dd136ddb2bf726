// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.testkit.internal.admission;

import io.github.clustere2e.api.ClusterException;
import io.github.clustere2e.api.Trouble;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * How many nodes all processes of this user have, so that test JVMs that run side by side share the machine.
 *
 * <p>Each JVM has a file that it keeps locked as long as it lives: the kernel releases the lock when it ends, however it
 * ends, and whoever can lock the file knows that its owner is gone. One more lock is held for the moment of a decision.
 * Each process asks again after a while, since no event tells of another one's end.
 */
final class Ledger implements AutoCloseable {

    private static final Object ONE_DECISION_AT_A_TIME = new Object();

    /** The files of this JVM: to open one of them and close it again would release its lock (POSIX, fcntl). */
    private static final Set<Path> OURS = ConcurrentHashMap.newKeySet();

    private final Path directory;
    private final Path own;
    private final FileChannel file;
    private int held;
    private int wanted;
    private long since;

    Ledger(Path directory) {
        this.directory = directory.toAbsolutePath().normalize();
        this.own = this.directory.resolve("jvm-" + ProcessHandle.current().pid() + "-" + UUID.randomUUID());
        try {
            Files.createDirectories(this.directory);
        } catch (IOException e) {
            throw unusable(e);
        }
        this.file = inAMoment(this::begin);
    }

    private FileChannel begin() throws IOException {
        FileChannel channel = FileChannel.open(own, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        OURS.add(own);
        channel.lock();
        return channel;
    }

    /**
     * Takes so many nodes, if they fit and nobody has waited for longer; else notes that somebody waits for them.
     *
     * @return whether they were taken
     */
    boolean tryTake(int nodes, Limit limit) {
        return decide(others -> {
            long all = held + others.stream().mapToLong(Entry::held).sum();
            since = since == 0 ? System.currentTimeMillis() : since;
            boolean first = others.stream().noneMatch(other -> other.wanted > 0 && other.since < since);
            boolean fits = all + nodes <= limit.atOnce() || (all == 0 && nodes <= limit.atMost());
            boolean taken = nodes == 0 || (fits && first);
            held += taken ? nodes : 0;
            wanted = taken ? 0 : nodes;
            since = taken ? 0 : since;
            return taken;
        });
    }

    /** Nobody waits here any more. */
    void stopWaiting() {
        decide(others -> {
            wanted = 0;
            since = 0;
            return true;
        });
    }

    void give(int nodes) {
        decide(others -> {
            held -= nodes;
            return true;
        });
    }

    /** What other processes have or wait for, in words; none if there are none. */
    List<String> others() {
        List<String> words = new ArrayList<>();
        decide(others -> words.addAll(others.stream()
                .filter(other -> other.held + other.wanted > 0)
                .map(Entry::toString)
                .toList()));
        return words;
    }

    @Override
    public void close() {
        inAMoment(() -> {
            Files.deleteIfExists(own);
            file.close();
            return OURS.remove(own);
        });
    }

    private interface Decision {
        boolean make(List<Entry> others) throws IOException;
    }

    private boolean decide(Decision decision) {
        return inAMoment(() -> {
            boolean made = decision.make(living());
            write();
            return made;
        });
    }

    private interface Work<T> {
        T run() throws IOException;
    }

    /** Nobody else does anything meanwhile: the monitor keeps threads of this JVM apart, the file lock processes. */
    private <T> T inAMoment(Work<T> work) {
        synchronized (ONE_DECISION_AT_A_TIME) {
            try (FileChannel moment = FileChannel.open(
                            directory.resolve("decision.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = moment.lock()) {
                if (!lock.isValid()) {
                    throw new IOException("the lock is not held");
                }
                return work.run();
            } catch (IOException e) {
                throw unusable(e);
            }
        }
    }

    private ClusterException unusable(IOException e) {
        return new ClusterException(
                Trouble.STATE_DIRECTORY.explain("Test JVMs tell each other in " + directory
                        + " how many nodes they have, and that does not work (" + e
                        + "). Make the directory writable, or name another with CLUSTER_E2E_STATE."),
                e);
    }

    private List<Entry> living() throws IOException {
        List<Entry> entries = new ArrayList<>();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path other : files.filter(path -> path.getFileName().toString().startsWith("jvm-"))
                    .filter(path -> !path.equals(own))
                    .toList()) {
                if (isLocked(other)) {
                    entries.add(Entry.read(other));
                } else {
                    Files.deleteIfExists(other);
                }
            }
        }
        return entries;
    }

    private static boolean isLocked(Path other) throws IOException {
        if (OURS.contains(other)) {
            return true;
        }
        try (FileChannel channel = FileChannel.open(other, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            return lock == null;
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    private void write() throws IOException {
        byte[] text = (held + " " + wanted + " " + since + "\n").getBytes(StandardCharsets.UTF_8);
        file.truncate(0);
        file.write(ByteBuffer.wrap(text), 0);
    }

    private record Entry(String name, int held, int wanted, long since) {

        static Entry read(Path file) throws IOException {
            String name = file.getFileName().toString();
            String[] words = Files.readString(file).strip().split(" ", -1);
            return words.length == 3
                    ? new Entry(name, Integer.parseInt(words[0]), Integer.parseInt(words[1]), Long.parseLong(words[2]))
                    : new Entry(name, 0, 0, 0); // just being made
        }

        @Override
        public String toString() {
            return "process " + name.split("-", -1)[1] + " has " + held
                    + (wanted > 0 ? " and waits for " + wanted + " more" : "");
        }
    }
}
