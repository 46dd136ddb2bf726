// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.api;

/**
 * Runs commands on a node past SSH, by the backend's own means: for when the node's SSH server does not answer.
 *
 * <p>For emergencies. Software is installed and tested over {@link Node}, as on a real host. Of a {@link Command} it
 * honours the arguments, the user, the environment, the working directory, the standard input, the time limit, how much
 * output is kept, and whether a failure is thrown. It does not: stream lines to listeners, tell a
 * {@link CommandListener}, limit the time without output, or make a terminal. There is no login: no profile is read and
 * PAM is not asked. The user's {@code HOME} is the one of the machine's first process unless the command sets it.
 *
 * <p>Implementations are safe for use by several threads.
 *
 * @since 0.1
 */
public interface NativeExec extends Capability {

    /**
     * Runs a command and waits for its end.
     *
     * @param node a node of this cluster, which runs
     * @param command the command
     * @return what came of it
     * @throws CommandFailedException if its exit status is not 0 and the command does not allow that
     * @throws CommandTimeoutException if it did not end in time; its processes were ended on the node too
     * @throws NodeException if the backend cannot run it, for instance because the node is switched off
     */
    CommandResult exec(Node node, Command command);
}
