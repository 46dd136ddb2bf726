// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import io.github.clustere2e.api.FileTransferException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A file that is fetched: whole under its name, or not there. Until then nobody else may read it. Thread-safe. */
final class LocalFile implements AutoCloseable {

    private final String node;
    private final String remote;
    private final Path target;
    private final Path temporary;
    private FileChannel channel;
    private @Nullable Sink current;
    private @Nullable IOException failure;

    private LocalFile(String node, String remote, Path target, Path temporary, FileChannel channel) {
        this.node = node;
        this.remote = remote;
        this.target = target;
        this.temporary = temporary;
        this.channel = channel;
    }

    static LocalFile beside(String node, String remote, Path target) {
        if (Files.isDirectory(target)) {
            throw new FileTransferException(
                    node,
                    "could not fetch '" + remote + "': '" + target
                            + "' is a directory. Name the file in it, or let it give"
                            + " way to another directory with Transfer.Builder.replace()",
                    null);
        }
        Path temporary = target.resolveSibling(".cluster-e2e-" + UUID.randomUUID());
        try {
            FileChannel channel = FileChannel.open(
                    temporary,
                    Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                    Permissions.forNobodyElse(temporary, 0600));
            return new LocalFile(node, remote, target, temporary, channel);
        } catch (IOException e) {
            throw new FileTransferException(
                    node,
                    "could not fetch '" + remote + "': '" + target + "' cannot be written here: " + e
                            + ". Is its directory there, and may you write to it?",
                    e);
        }
    }

    /** Takes the content, from its beginning; what still comes for an earlier attempt is not taken. */
    synchronized Sink restarted() {
        Sink sink = new Sink() {
            private long position;

            @Override
            public void write(byte[] bytes, int offset, int length) {
                append(this, bytes, offset, length, position);
                position += length;
            }
        };
        current = sink;
        try {
            channel.truncate(0);
        } catch (IOException e) {
            failure = e;
        }
        return sink;
    }

    private synchronized void append(Sink sink, byte[] bytes, int offset, int length, long position) {
        if (sink == current && failure == null) {
            try {
                write(ByteBuffer.wrap(bytes, offset, length), position);
            } catch (IOException e) {
                failure = e;
            }
        }
    }

    /**
     * The library interrupts its thread when the connection ends, which closes the channel that it is just writing to:
     * the next attempt needs it.
     */
    private void write(ByteBuffer bytes, long position) throws IOException {
        boolean interrupted = false;
        long next = position;
        while (bytes.hasRemaining()) {
            try {
                next += channel.write(bytes, next);
            } catch (ClosedByInterruptException e) {
                interrupted |= Thread.interrupted();
                channel = FileChannel.open(temporary, StandardOpenOption.WRITE);
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Gives it its look, and then its name. */
    synchronized void finish(Look look) {
        try {
            IOException failed = failure;
            if (failed != null) {
                throw failed;
            }
            channel.close();
            look.dress(temporary);
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new FileTransferException(
                    node, "could not fetch '" + remote + "': '" + target + "' cannot be written here: " + e, e);
        }
    }

    @Override
    public synchronized void close() {
        current = null;
        try {
            channel.close();
            Files.deleteIfExists(temporary);
        } catch (IOException e) {
            // a temporary file that stays is no reason to hide the result
        }
    }
}
