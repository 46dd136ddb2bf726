// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.CommandResult;
import io.github.clustere2e.api.CommandTimeoutException;
import io.github.clustere2e.api.FileTransferException;
import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.api.NodeConnectionException;
import io.github.clustere2e.api.NodeException;
import io.github.clustere2e.api.StandardInput;
import io.github.clustere2e.api.Trouble;
import io.github.clustere2e.ssh.wire.FileScripts;
import io.github.clustere2e.ssh.wire.FileTask;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Has a node's shell do something for files, and puts its errors into words. */
final class FileCommands {

    private static final String LOST = Trouble.LOST_CONNECTION.explain(
            "the connection was lost, just before or just after it was done: look whether it is there");

    private final Runner runner;
    private final Duration limit;
    private final Optional<String> user;

    FileCommands(Runner runner, Duration limit, Optional<String> user) {
        this.runner = runner;
        this.limit = limit;
        this.user = user;
    }

    FileCommands as(String other) {
        return new FileCommands(runner, limit, Optional.of(other));
    }

    /** Whether a script runs as another user than the one that logs in. */
    boolean switchUser() {
        return user.filter(runner::switchesTo).isPresent();
    }

    Duration limit() {
        return limit;
    }

    String node() {
        return runner.node();
    }

    /** Runs a script that may be done twice with the same result; what is the work in words, as in "could not …". */
    CommandResult run(String what, String script, StandardInput input, Supplier<Sink> stdout, String... arguments) {
        return run(what, true, script, input, stdout, arguments);
    }

    CommandResult run(
            String what,
            boolean idempotent,
            String script,
            StandardInput input,
            Supplier<Sink> stdout,
            String... arguments) {
        List<String> words = FileTask.words(script, List.of(arguments));
        Command.Builder building =
                Command.builder(words).stdin(input).timeout(limit).anyExitStatus();
        user.ifPresent(building::user);
        Command command = (idempotent ? building.idempotent() : building).build();
        CommandResult result;
        try {
            result = runner.beginQuietly(command, what, stdout).await();
        } catch (CommandTimeoutException e) {
            throw failure(what, tooLong(), e);
        } catch (NodeConnectionException e) {
            if (ConnectionErrors.permanent(e)) {
                throw e;
            }
            throw failure(what, idempotent || !e.mayHaveStarted() ? String.valueOf(e.getMessage()) : LOST, e);
        } catch (InvalidInputException e) {
            throw e;
        } catch (NodeException e) {
            throw failure(what, String.valueOf(e.getMessage()), e);
        }
        if (!result.succeeded()) {
            String why = "could not " + what + ": " + FileErrors.explain(result.exitStatus(), result.stderr());
            throw result.exitStatus() == FileScripts.NO_TAR
                    ? new NoTarException(node(), why)
                    : new FileTransferException(node(), why, null);
        }
        return result;
    }

    /** Does something over SFTP, which knows no other user than the one that logs in. */
    void overSftp(String what, Deadline deadline, SftpRun.Work work) throws SftpError {
        try {
            SftpRun.await(runner, what, deadline, work);
        } catch (TimeoutException e) {
            throw new FileTransferException(node(), "could not " + what + ": " + tooLong(), e);
        } catch (NodeConnectionException e) {
            if (ConnectionErrors.permanent(e)) {
                throw e;
            }
            throw failure(what, String.valueOf(e.getMessage()), e);
        } catch (SftpError e) {
            throw e;
        } catch (IOException e) {
            throw new FileTransferException(node(), "could not " + what + ": here: " + e, e);
        }
    }

    /** Does it on another thread; the connection lasts a little longer for it. */
    void later(Runnable work) {
        runner.endings().begin(work);
    }

    private String tooLong() {
        return Trouble.TIME_LIMIT.explain("it took longer than " + limit.toSeconds()
                + " s and was ended. Give it longer with" + " SshNodeBuilder.transferTimeout(...)");
    }

    private FileTransferException failure(String what, String why, NodeException cause) {
        String prefix = node() + ": ";
        String bare = why.startsWith(prefix) ? why.substring(prefix.length()) : why;
        return new FileTransferException(node(), "could not " + what + ": " + bare, cause);
    }
}
