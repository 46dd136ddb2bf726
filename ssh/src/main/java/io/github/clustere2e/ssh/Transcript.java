// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import io.github.clustere2e.api.ClusterException;
import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.CommandResult;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs every command with what there is to know of it as {@code key=value} pairs. Thread-safe. */
final class Transcript {

    /** The logger's name: whoever wants the transcript sets this one to {@code DEBUG}. */
    static final String LOGGER = "io.github.clustere2e.transcript";

    private final Logger log;
    private final String node;
    private final String loginUser;

    Transcript(Logger log, String node, String loginUser) {
        this.log = log;
        this.node = node;
        this.loginUser = loginUser;
    }

    static Transcript of(String node, String loginUser) {
        return new Transcript(LoggerFactory.getLogger(LOGGER), node, loginUser);
    }

    void finished(CommandResult result) {
        if (log.isDebugEnabled()) {
            Command command = result.command();
            log.debug(
                    "node={} user={} start={} durationMillis={} exitStatus={} stdoutBytes={} stderrBytes={} command={}",
                    node,
                    user(command),
                    Instant.now().minus(result.duration()),
                    result.duration().toMillis(),
                    result.exitStatus(),
                    result.stdoutSize(),
                    result.stderrSize(),
                    command);
        }
    }

    void failed(Command command, ClusterException error, Duration duration) {
        if (log.isDebugEnabled()) {
            log.debug(
                    "node={} user={} start={} durationMillis={} error={} command={} reason={}",
                    node,
                    user(command),
                    Instant.now().minus(duration),
                    duration.toMillis(),
                    error.getClass().getSimpleName(),
                    command,
                    command.mask(String.valueOf(error.getMessage())));
        }
    }

    private String user(Command command) {
        return command.user().map(command::mask).orElse(loginUser);
    }
}
