// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import static java.util.Objects.requireNonNull;

import io.github.clustere2e.api.FileTransferException;
import io.github.clustere2e.api.InterruptedClusterException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Something that is fetched; whether it is a file or a tree, {@link FileScripts#FETCH} says. */
final class Download implements AutoCloseable {

    private final String node;
    private final String remote;
    private final Path local;
    private final boolean replace;
    private final Progress progress;
    /** {@code null} where only a tree can go: a directory does not give way to a file. */
    private final @Nullable LocalFile file;

    private volatile @Nullable LocalTree tree;
    private volatile @Nullable IOException failure;
    private volatile boolean isTree;

    Download(String node, String remote, Path local, boolean replace, Progress progress) {
        this.node = node;
        this.remote = remote;
        this.local = local;
        this.replace = replace;
        this.progress = progress;
        this.file = replace && Files.isDirectory(local) ? null : LocalFile.beside(node, remote, local);
    }

    String wantsSize() {
        return progress.isHeard() ? "size" : "";
    }

    /** Takes the output of the script, from its beginning. */
    Sink restarted() {
        abandonTree();
        failure = null;
        isTree = false;
        return new Sink() {
            private final ByteArrayOutputStream head = new ByteArrayOutputStream(32);
            private @Nullable Sink content;

            @Override
            public void write(byte[] bytes, int offset, int length) {
                int from = offset;
                int end = offset + length;
                while (content == null && from < end) {
                    if (bytes[from] == '\n') {
                        content = begin(head.toString(StandardCharsets.US_ASCII));
                    } else {
                        head.write(bytes[from]);
                    }
                    from++;
                }
                Sink open = content;
                if (open != null && from < end) {
                    open.write(bytes, from, end - from);
                    progress.add(isTree ? 0 : end - from);
                }
            }

            @Override
            public byte[] kept() {
                return new byte[0];
            }
        };
    }

    private Sink begin(String head) {
        try {
            if (head.equals("tree")) {
                isTree = true;
                progress.begin(-1);
                LocalTree unpacking = new LocalTree(local, progress);
                tree = unpacking;
                return unpacking;
            }
            int space = head.indexOf(' ');
            progress.begin(space < 0 ? -1 : Long.parseLong(head.substring(space + 1)));
            if (file != null) {
                return file.restarted();
            }
            failure = new IOException("it is a directory, which gives way to a directory only");
        } catch (NumberFormatException e) {
            failure = new IOException("the node answered '" + head + "'", e);
        } catch (IOException e) {
            failure = e;
        }
        return Sink.nothing();
    }

    /** Gives it its name. */
    void finish() {
        try {
            IOException failed = failure;
            if (failed != null) {
                throw failed;
            }
            if (isTree) {
                requireNonNull(tree).finish(local, replace);
            } else {
                requireNonNull(file).finish();
            }
        } catch (IOException e) {
            throw new FileTransferException(
                    node, "could not fetch '" + remote + "': '" + local + "' cannot be written here: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedClusterException(node + ": interrupted while it fetched '" + remote + "'", e);
        }
    }

    private void abandonTree() {
        LocalTree unpacking = tree;
        if (unpacking != null) {
            unpacking.abandon();
            tree = null;
        }
    }

    @Override
    public void close() {
        abandonTree();
        if (file != null) {
            file.close();
        }
    }
}
