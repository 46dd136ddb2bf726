// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import io.github.clustere2e.api.ClusterException;
import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.CommandListener;
import io.github.clustere2e.api.CommandRecord;
import io.github.clustere2e.api.CommandResult;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the listeners and the transcript of each command. Nothing that a listener does disturbs a command. */
final class Tell {

    private static final Logger LOG = LoggerFactory.getLogger(SshNode.class);

    private final String node;
    private final String loginUser;
    private final Transcript transcript;
    private final List<CommandListener> listeners;

    Tell(String node, String loginUser, List<CommandListener> listeners) {
        this.node = node;
        this.loginUser = loginUser;
        this.transcript = Transcript.ofAll();
        this.listeners = List.copyOf(listeners);
    }

    /** The user that the connection logs in as. */
    String loginUser() {
        return loginUser;
    }

    String node() {
        return node;
    }

    /** Whether there is nobody but the log, which may be told on any thread. */
    boolean onlyLog() {
        return listeners.isEmpty();
    }

    void started(Command command) {
        each(listener -> listener.started(node, command));
    }

    void finished(CommandResult result, CommandRecord record) {
        transcript.ended(record);
        each(listener -> listener.finished(result));
        each(listener -> listener.ended(record));
    }

    void failed(Command command, ClusterException error, CommandRecord record) {
        transcript.ended(record);
        each(listener -> listener.failed(node, command, error));
        each(listener -> listener.ended(record));
    }

    private void each(Consumer<CommandListener> call) {
        for (CommandListener listener : listeners) {
            try {
                call.accept(listener);
            } catch (RuntimeException | Error e) {
                LOG.warn("{}: the command listener {} failed, which does not disturb the command", node, listener, e);
            }
        }
    }
}
