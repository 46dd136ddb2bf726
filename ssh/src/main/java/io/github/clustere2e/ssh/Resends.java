// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.StandardInput;

/** Whether a command that may have started may be sent once more. Thread-safe. */
final class Resends {

    /** A command that ends its own connection each time is not sent for ever. */
    private static final int MOST = 5;

    private final Command command;
    private final Link link;
    private final Deadline deadline;
    private int count;

    Resends(Command command, Link link, Deadline deadline) {
        this.command = command;
        this.link = link;
        this.deadline = deadline;
    }

    /** Whether it may; that it is then done is counted by {@link #counted()}. */
    synchronized boolean allowed() {
        return command.idempotent() && isReadable() && count < MOST && !deadline.passed() && !link.isClosed();
    }

    synchronized void counted() {
        count++;
    }

    /** The first reason of {@link #allowed()} that holds. */
    synchronized String whyNot() {
        if (!command.idempotent()) {
            return "it is not declared idempotent (Command.Builder.idempotent())";
        } else if (!isReadable()) {
            return "its standard input can be read only once";
        } else if (count >= MOST) {
            return "it was sent " + (count + 1) + " times already";
        }
        return link.isClosed() ? "the node is closed" : "its time is up";
    }

    private boolean isReadable() {
        return command.stdin() != StandardInput.piped() && command.stdin().isRepeatable();
    }
}
