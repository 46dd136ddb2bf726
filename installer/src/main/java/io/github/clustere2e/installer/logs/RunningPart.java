// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.logs;

import io.github.clustere2e.api.CommandResult;
import io.github.clustere2e.api.CommandTimeoutException;
import io.github.clustere2e.api.InterruptedClusterException;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.RunningCommand;

/** A part that a node sends at the moment. Not thread-safe. */
final class RunningPart implements AutoCloseable {

    private final Part part;
    private final Wanted wanted;
    private final NodeDirectory directory;
    private final Receiver receiver;
    private final RunningCommand command;

    private RunningPart(Part part, Wanted wanted, NodeDirectory directory, Receiver receiver, RunningCommand command) {
        this.part = part;
        this.wanted = wanted;
        this.directory = directory;
        this.receiver = receiver;
        this.command = command;
    }

    /** Lets the node begin. */
    static RunningPart start(Node node, Part part, Wanted wanted, NodeDirectory directory) {
        Receiver receiver = new Receiver(directory);
        return new RunningPart(part, wanted, directory, receiver, node.start(Script.of(part, wanted, receiver)));
    }

    /** Waits until it has all come, and notes why it has not. */
    void await() {
        try {
            CommandResult result = command.await();
            if (!receiver.close("the node's shell ended")) {
                fail("the node's shell ended with status " + result.exitStatus() + " before it had sent everything. "
                        + result.stderr());
            }
        } catch (InterruptedClusterException e) {
            throw e;
        } catch (CommandTimeoutException e) {
            fail("the node had not sent everything after " + wanted.timeout().toMillis() / 1000.0
                    + " s. Give it longer with a timeout");
        } catch (RuntimeException e) {
            fail(String.valueOf(e.getMessage()));
        }
    }

    private void fail(String why) {
        receiver.close(why.lines().findFirst().orElse(""));
        directory.missing(MissingLog.failed(part.what(), why));
    }

    @Override
    public void close() {
        receiver.close("it was interrupted");
        command.close();
    }
}
