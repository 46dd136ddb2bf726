// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import io.github.clustere2e.api.ClusterException;
import io.github.clustere2e.api.FileTransferException;
import io.github.clustere2e.api.StandardInput;
import io.github.clustere2e.api.Transfer;
import io.github.clustere2e.ssh.wire.FileScripts;
import java.io.IOException;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way of trees to and from a node that has no {@code tar}: SFTP for their entries, the node's shell for the rest. So
 * everything is as it is over {@code tar}, but slower, since each entry is asked for and waited for.
 */
final class SftpRoute {

    private static final Logger LOG = LoggerFactory.getLogger(SshNode.class);

    /** Connections that break each time are not made for ever. */
    private static final int MOST_AGAIN = 5;

    private final FileCommands commands;
    private final Transfer options;
    private final Progress progress;
    private final Deadline deadline;

    SftpRoute(FileCommands commands, Transfer options, Progress progress) {
        this.commands = commands;
        this.options = options;
        this.progress = progress;
        this.deadline = Deadline.in(commands.limit());
    }

    /** Sends a tree; what belongs to whom and which mode the top gets, as {@link FileScripts#UNPACK} takes it. */
    void send(Path local, long size, String path, String owner, String mode) {
        String what = "write '" + path + "'";
        String replace = options.replace() ? "replace" : "";
        again(what, () -> {
            String work = RemotePath.temporaryBeside(path);
            try {
                script(what, FileScripts.PREPARE, path, work, "", replace);
                progress.begin(size);
                commands.overSftp(what, deadline, sftp -> new SftpSending(sftp, local, work, progress).run());
                place(what, path, owner, mode, replace, work);
            } catch (SftpError e) {
                if (e.is(SftpError.Kind.LOST)) {
                    commands.later(() -> abandon(work));
                } else {
                    refused(e, what, work);
                }
                throw e;
            } catch (RuntimeException e) {
                // Whoever waits no longer does not wait for that.
                commands.later(() -> abandon(work));
                throw e;
            }
        });
    }

    private void place(String what, String... arguments) {
        commands.run(what, false, FileScripts.PLACE, StandardInput.none(), Sink::memory, arguments);
    }

    /** Fetches a tree. */
    void fetch(String path, Path local) {
        String what = "fetch '" + path + "'";
        again(what, () -> {
            progress.begin(-1);
            try {
                LocalPlace place = LocalPlace.beside(local);
                try {
                    commands.overSftp(
                            what, deadline, sftp -> new SftpFetching(sftp, place.directory(), progress).run(path));
                    place.give(local, options.replace());
                } finally {
                    place.remove();
                }
            } catch (SftpError e) {
                throw e;
            } catch (IOException e) {
                throw new FileTransferException(
                        commands.node(), "could not " + what + ": '" + local + "' cannot be written here: " + e, e);
            }
        });
    }

    private void again(String what, Attempt attempt) {
        for (int count = 0; ; count++) {
            try {
                attempt.run();
                return;
            } catch (SftpError e) {
                if (!e.is(SftpError.Kind.LOST) || count == MOST_AGAIN) {
                    throw new FileTransferException(
                            commands.node(),
                            "could not " + what + ": " + FileErrors.explain(1, String.valueOf(e.getMessage())),
                            e);
                }
            }
        }
    }

    private void script(String what, String script, String... arguments) {
        commands.run(what, script, StandardInput.none(), Sink::memory, arguments);
    }

    /** Removes what was sent, when the server has refused more of it. */
    private void refused(SftpError error, String what, String work) {
        try {
            if (error.is(SftpError.Kind.UNEXPLAINED)) {
                script(what, FileScripts.WHY_NOT, work);
            }
        } finally {
            abandon(work);
        }
    }

    private void abandon(String work) {
        try {
            script("delete '" + work + "'", FileScripts.ABANDON, work);
        } catch (ClusterException e) {
            LOG.warn("{}: '{}' stays there", commands.node(), work, e);
        }
    }

    /** What is done again when the connection is lost. */
    private interface Attempt {
        void run() throws SftpError;
    }
}
