// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.SftpATTRS;
import com.jcraft.jsch.SftpException;
import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A channel of a server's file transfer subsystem. All paths are absolute.
 *
 * <p>For one thread; another one may give it up. After an error it is of no further use, unless the error is the server's
 * own answer.
 */
final class Sftp implements AutoCloseable {

    private final ChannelSftp channel;
    private final Consumer<Sftp> onClose;
    private boolean atRoot;
    private volatile boolean givenUp;

    Sftp(ChannelSftp channel, Consumer<Sftp> onClose) {
        this.channel = channel;
        this.onClose = onClose;
    }

    void makeDirectory(String path) throws IOException {
        // The library takes the other paths for patterns, but not this one.
        ask(path, () -> channel.mkdir(path));
    }

    /** Makes a file with that content. */
    void write(String path, InputStream content) throws IOException {
        Watched watched = new Watched();
        ask(path, watched, () -> channel.put(watched.input(content), literally(path)));
    }

    void read(String path, OutputStream content) throws IOException {
        Watched watched = new Watched();
        ask(path, watched, () -> channel.get(literally(path), watched.output(content)));
    }

    void makeLink(String path, String target) throws IOException {
        ask(path, () -> {
            if (!atRoot) {
                // The library makes a target absolute and relative again; at the root neither changes it.
                channel.cd("/");
                atRoot = true;
            }
            channel.symlink(literally(target), literally(path));
        });
    }

    /** What a symbolic link says. */
    String target(String path) throws IOException {
        String[] target = new String[1];
        ask(path, () -> target[0] = channel.readlink(literally(path)));
        return target[0];
    }

    /** What there is, if it is a link: where that leads. */
    SftpATTRS look(String path) throws IOException {
        SftpATTRS[] attributes = new SftpATTRS[1];
        ask(path, () -> attributes[0] = channel.stat(literally(path)));
        return attributes[0];
    }

    void dress(String path, SftpATTRS attributes) throws IOException {
        ask(path, () -> channel.setStat(literally(path), attributes));
    }

    /** What is in a directory; links are not followed. */
    List<ChannelSftp.LsEntry> list(String path) throws IOException {
        List<ChannelSftp.LsEntry> entries = new ArrayList<>();
        ask(
                path,
                () -> channel.ls(literally(path), entry -> {
                    if (!entry.getFilename().equals(".") && !entry.getFilename().equals("..")) {
                        entries.add(entry);
                    }
                    return ChannelSftp.LsEntrySelector.CONTINUE;
                }));
        return entries;
    }

    /**
     * Has the next step of what goes on fail. To close the channel would be no way to end it: the library could still
     * send on it, and the server ends the whole connection when it gets something for a channel that it does not know.
     */
    void giveUp() {
        givenUp = true;
    }

    private void check() throws IOException {
        if (givenUp) {
            throw new IOException("it was given up");
        }
    }

    /** Its connection is gone: whoever waits for an answer hears of it. */
    void connectionEnded() {
        Daemons.WORKERS.execute(channel::disconnect);
    }

    @Override
    public void close() {
        onClose.accept(this);
        // It says so to the server, which may not be listening any more; nobody has to wait for that.
        Daemons.WORKERS.execute(channel::disconnect);
    }

    private void ask(String path, Request request) throws IOException {
        ask(path, new Watched(), request);
    }

    private void ask(String path, Watched watched, Request request) throws IOException {
        check();
        try {
            request.run();
        } catch (SftpException e) {
            IOException ours = watched.failure;
            if (ours != null) {
                throw ours;
            }
            // The server's own answers have no cause.
            throw e.getCause() == null && channel.isConnected() ? SftpError.of(path, e) : SftpError.lost(e);
        }
    }

    /** A path as a pattern that only that path fits. */
    private static String literally(String path) {
        return path.replace("\\", "\\\\").replace("*", "\\*").replace("?", "\\?");
    }

    /** Something that is asked of the server. */
    private interface Request {
        void run() throws SftpException;
    }

    /** Tells the errors of this side from those of the other: the library reports both alike. */
    private final class Watched {

        private @Nullable IOException failure;

        InputStream input(InputStream content) {
            return new FilterInputStream(content) {
                @Override
                public int read(byte[] bytes, int offset, int length) throws IOException {
                    try {
                        check();
                        return in.read(bytes, offset, length);
                    } catch (IOException e) {
                        failure = e;
                        throw e;
                    }
                }
            };
        }

        OutputStream output(OutputStream content) {
            return new FilterOutputStream(content) {
                @Override
                public void write(byte[] bytes, int offset, int length) throws IOException {
                    try {
                        check();
                        out.write(bytes, offset, length);
                    } catch (IOException e) {
                        failure = e;
                        throw e;
                    }
                }
            };
        }
    }
}
