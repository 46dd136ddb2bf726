// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.OutputListener;
import io.github.clustere2e.api.StandardStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls a command's output listener, until it throws; tells it of the end once. */
final class OutputGuard {

    private static final Logger LOG = LoggerFactory.getLogger(SshNode.class);

    private final String node;
    private final Command command;
    private @Nullable OutputListener listener;

    OutputGuard(String node, Command command) {
        this.node = node;
        this.command = command;
        this.listener = command.output().map(listener -> listener.forNode(node)).orElse(null);
    }

    synchronized void output(StandardStream stream, byte[] bytes, int offset, int length) {
        OutputListener hearing = listener;
        if (hearing != null) {
            try {
                hearing.output(stream, Arrays.copyOfRange(bytes, offset, offset + length));
            } catch (RuntimeException | Error e) {
                listener = null;
                failed(e);
            }
        }
    }

    synchronized void end() {
        OutputListener hearing = listener;
        if (hearing != null) {
            listener = null;
            try {
                hearing.end();
            } catch (RuntimeException | Error e) {
                failed(e);
            }
        }
    }

    private void failed(Throwable e) {
        LOG.warn(
                "{}: the output listener of '{}' failed and is not called again; the command goes on",
                node,
                command,
                e);
    }
}
