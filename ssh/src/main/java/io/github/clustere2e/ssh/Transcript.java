// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import io.github.clustere2e.api.CommandRecord;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/** Logs every command with what there is to know of it as key-value pairs, for machines to read. Thread-safe. */
final class Transcript {

    /** The logger's name: whoever wants the transcript sets this one to {@code DEBUG}. */
    static final String LOGGER = "io.github.clustere2e.transcript";

    private final Logger log;

    Transcript(Logger log) {
        this.log = log;
    }

    static Transcript ofAll() {
        return new Transcript(LoggerFactory.getLogger(LOGGER));
    }

    void ended(CommandRecord record) {
        if (log.isDebugEnabled()) {
            LoggingEventBuilder event = common(record);
            record.error()
                    .ifPresentOrElse(
                            error -> event.addKeyValue("error", error.getClass().getSimpleName())
                                    .addKeyValue(
                                            "reason",
                                            record.command()
                                                    .mask(Optional.ofNullable(error.getMessage())
                                                            .orElse("")))
                                    .log("command has no result"),
                            () -> event.addKeyValue(
                                            "exitStatus", record.exitStatus().orElseThrow())
                                    .log("command ended"));
        }
    }

    private LoggingEventBuilder common(CommandRecord record) {
        return log.atDebug()
                .addKeyValue("node", record.node())
                .addKeyValue("user", record.command().mask(record.user()))
                .addKeyValue("command", record.command().toString())
                .addKeyValue("start", record.start())
                .addKeyValue("durationMillis", record.duration().toMillis())
                .addKeyValue("stdinBytes", record.stdinBytes())
                .addKeyValue("stdoutBytes", record.stdoutBytes())
                .addKeyValue("stderrBytes", record.stderrBytes());
    }
}
