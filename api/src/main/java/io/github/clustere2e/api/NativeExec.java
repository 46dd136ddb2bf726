// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.api;

/**
 * Runs commands on a node past SSH, by the backend's own means: for when the node's SSH server does not answer.
 *
 * <p>For emergencies. Software is installed and tested over {@link Node}, as on a real host. Of a {@link Command} it
 * honours the arguments, the user, the environment, the working directory, the standard input, the time limit, and
 * whether a failure is thrown. Of longer output than the command keeps it keeps the beginning. It refuses what it cannot
 * do: a pseudo-terminal, an output listener, a limit on the time without output, and input that is written while the
 * command runs. No {@link CommandListener} hears of it, and a command is sent once, idempotent or not.
 *
 * <p>There is no login: no profile is read and PAM is not asked. The environment is that of the machine's first process,
 * with what the command adds. Without a user it runs as root, without a directory in that of the machine's first process.
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
     * @throws InvalidInputException if the command asks for what cannot be done; it was not run
     * @throws CommandFailedException if its exit status is not 0 and the command does not allow that
     * @throws CommandTimeoutException if it did not end in time; its processes were ended on the node too
     * @throws NodeException if the backend cannot run it, for instance because the node is switched off
     */
    CommandResult exec(Node node, Command command);
}
