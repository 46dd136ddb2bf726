// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import io.github.clustere2e.api.ClusterException;
import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.CommandResult;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/** Logs every command with what there is to know of it as key-value pairs, for machines to read. Thread-safe. */
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
            event(result.command(), result.duration())
                    .addKeyValue("exitStatus", result.exitStatus())
                    .addKeyValue("stdoutBytes", result.stdoutSize())
                    .addKeyValue("stderrBytes", result.stderrSize())
                    .log("command ended");
        }
    }

    void failed(Command command, ClusterException error, Duration duration) {
        if (log.isDebugEnabled()) {
            event(command, duration)
                    .addKeyValue("error", error.getClass().getSimpleName())
                    .addKeyValue(
                            "reason",
                            command.mask(Optional.ofNullable(error.getMessage()).orElse("")))
                    .log("command has no result");
        }
    }

    private LoggingEventBuilder event(Command command, Duration duration) {
        return log.atDebug()
                .addKeyValue("node", node)
                .addKeyValue("user", command.user().map(command::mask).orElse(loginUser))
                .addKeyValue("start", Instant.now().minus(duration))
                .addKeyValue("durationMillis", duration.toMillis())
                .addKeyValue("command", command.toString());
    }
}
