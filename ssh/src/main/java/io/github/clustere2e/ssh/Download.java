// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import static java.util.Objects.requireNonNull;

import io.github.clustere2e.api.FileTransferException;
import io.github.clustere2e.api.InterruptedClusterException;
import io.github.clustere2e.ssh.wire.FileScripts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Something that is fetched; whether it is a file or a tree, {@link FileScripts#FETCH} says. Thread-safe: what still comes
 * for an earlier attempt, or after the end, is not taken and makes nothing.
 */
final class Download implements AutoCloseable {

    /** Mode, seconds since 1970, size. */
    private static final Pattern FILE = Pattern.compile("file ([0-7]{1,6}) (-?\\d{1,18}) (\\d{1,18})");

    private final String node;
    private final String remote;
    private final Path local;
    private final boolean replace;
    private final Progress progress;
    /** {@code null} where only a tree can go: a directory does not give way to a file. */
    private final @Nullable LocalFile file;

    private @Nullable Sink current;
    private volatile @Nullable LocalTree tree;
    private volatile @Nullable Look look;
    private volatile @Nullable IOException failure;

    Download(String node, String remote, Path local, boolean replace, Progress progress) {
        this.node = node;
        this.remote = remote;
        this.local = local;
        this.replace = replace;
        this.progress = progress;
        this.file = replace && Files.isDirectory(local) ? null : LocalFile.beside(node, remote, local);
    }

    /** Takes the output of the script, from its beginning. */
    Sink restarted() {
        Sink output = new Sink() {
            private final ByteArrayOutputStream head = new ByteArrayOutputStream(32);
            private @Nullable Sink content;

            @Override
            public void write(byte[] bytes, int offset, int length) {
                int from = offset;
                int end = offset + length;
                while (content == null && from < end) {
                    if (bytes[from] == '\n') {
                        content = begin(this, head.toString(StandardCharsets.US_ASCII));
                    } else {
                        head.write(bytes[from]);
                    }
                    from++;
                }
                Sink open = content;
                if (open != null && from < end) {
                    open.write(bytes, from, end - from);
                }
            }
        };
        expect(output);
        return output;
    }

    /** From now on nothing but this is heard, if anything. */
    private void expect(@Nullable Sink output) {
        LocalTree earlier;
        synchronized (this) {
            earlier = tree;
            current = output;
            tree = null;
            look = null;
            failure = new IOException("the node has said nothing");
        }
        if (earlier != null) {
            earlier.abandon();
        }
    }

    private synchronized Sink begin(Sink output, String head) {
        if (output != current) {
            return Sink.nothing();
        }
        try {
            failure = null;
            if (head.equals("tree")) {
                progress.begin(-1);
                LocalTree unpacking = new LocalTree(local, progress);
                tree = unpacking;
                return unpacking;
            }
            Matcher fields = FILE.matcher(head);
            if (!fields.matches()) {
                failure = new IOException("the node has said '" + head + "'");
            } else if (file == null) {
                failure = new IOException("it is a directory, which gives way to a directory only");
            } else {
                look = new Look(
                        Integer.parseInt(fields.group(1), 8),
                        FileTime.from(Long.parseLong(fields.group(2)), TimeUnit.SECONDS));
                progress.begin(Long.parseLong(fields.group(3)));
                return counted(file.restarted());
            }
        } catch (IOException e) {
            failure = e;
        }
        return Sink.nothing();
    }

    private Sink counted(Sink content) {
        return (bytes, offset, length) -> {
            content.write(bytes, offset, length);
            progress.add(length);
        };
    }

    /** Gives it its name. */
    void finish() {
        try {
            IOException failed = failure;
            if (failed != null) {
                throw failed;
            }
            LocalTree unpacking = tree;
            if (unpacking != null) {
                unpacking.finish(local, replace);
            } else {
                requireNonNull(file).finish(requireNonNull(look));
            }
        } catch (IOException e) {
            throw new FileTransferException(
                    node, "could not fetch '" + remote + "': '" + local + "' cannot be written here: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedClusterException(node + ": interrupted while it fetched '" + remote + "'", e);
        }
    }

    @Override
    public void close() {
        expect(null);
        if (file != null) {
            file.close();
        }
    }
}
