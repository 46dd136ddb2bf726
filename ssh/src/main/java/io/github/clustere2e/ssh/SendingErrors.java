// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import io.github.clustere2e.api.ClusterException;
import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.CommandIdleException;
import io.github.clustere2e.api.CommandTimeoutException;
import io.github.clustere2e.api.NodeConnectionException;
import io.github.clustere2e.api.NodeException;
import io.github.clustere2e.api.Trouble;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What is said when a command could not be sent, or was sent and its result is not known. Immutable. */
record SendingErrors(Runner runner, Command command, String what) {

    NodeConnectionException noSlot() {
        return notSent(Trouble.SSH_SESSIONS.explain(
                "all " + runner.slotCount() + " slots for commands on this node were in use for "
                        + command.timeout().toSeconds() + " s. If its sshd allows more sessions, raise"
                        + " SshNode.Builder.maxConcurrentCommands(...)"));
    }

    NodeConnectionException interrupted() {
        return notSent("its thread was interrupted");
    }

    private NodeConnectionException notSent(String why) {
        return new NodeConnectionException(runner.node(), what + " was not sent: " + why, false, null);
    }

    NodeConnectionException refused(ExecException e, boolean mayHaveStarted) {
        String why = e.refused()
                ? Trouble.SSH_SESSIONS.explain(
                        "the SSH server would not open another session. Its MaxSessions may be lower than"
                                + " SshNode.Builder.maxConcurrentCommands(...), here " + runner.slotCount())
                : "no session could be opened: " + e.getMessage();
        return new NodeConnectionException(runner.node(), what + " was not sent: " + why, mayHaveStarted, e);
    }

    NodeException unreadable(IOException e) {
        return new NodeException(runner.node(), "the standard input of " + what + " could not be read: " + e, e);
    }

    /** The same as the other, unless it is known that it has run. */
    NodeConnectionException lost(@Nullable Connection over, Resends resends, Attempt last) {
        if (last.lostStatus().isEmpty()) {
            return lost(over, resends, (Throwable) null);
        }
        return new NodeConnectionException(
                runner.node(),
                Trouble.LOST_CONNECTION.explain(
                        (runner.link().isClosed() ? "this node was closed" : "the connection was lost")
                                + " before all output of " + what + " had come: it has run, and ended with exit status "
                                + last.lostStatus().getAsInt()
                                + ", but its output is incomplete. It was not sent again, since " + resends.whyNot()),
                true,
                null);
    }

    /** The session has gone, with or without its connection. */
    NodeConnectionException lost(@Nullable Connection over, Resends resends, @Nullable Throwable cause) {
        String why = "the connection was lost while " + what + " ran";
        if (runner.link().isClosed()) {
            why = "this node was closed while " + what + " ran";
        } else if (cause == null && over != null && over.isAlive()) {
            why = "the SSH server ended the session of " + what + " without an exit status";
        }
        return new NodeConnectionException(
                runner.node(),
                Trouble.LOST_CONNECTION.explain(why
                        + ", so its result is unknown: it may have run, and may still. It was not sent again, since "
                        + resends.whyNot()),
                true,
                cause);
    }

    /** Its time is up, and no session was opened for it. */
    NodeConnectionException noSession(boolean mayHaveStarted) {
        return new NodeConnectionException(
                runner.node(), "the SSH server did not open a session for " + what + " in time", mayHaveStarted, null);
    }

    ClusterException timeIsUp(Attempt last) {
        return new CommandTimeoutException(runner.node(), command, last.stdoutText(), last.stderrText());
    }

    ClusterException idleTooLong(Attempt last) {
        return new CommandIdleException(runner.node(), command, last.stdoutText(), last.stderrText());
    }

    NodeException unexpected(Throwable e) {
        return new NodeException(runner.node(), what + " failed: " + e, e);
    }
}
