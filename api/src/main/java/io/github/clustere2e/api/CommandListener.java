// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.api;

/**
 * Sees every command on every node: a transcript, a progress display, an assertion.
 *
 * <p>Calls come from many threads at once. A listener that throws is logged and does not disturb the command.
 *
 * @see ClusterSpec.Builder#commandListener(CommandListener)
 * @since 0.1
 */
public interface CommandListener {

    /**
     * A command is about to be sent.
     *
     * @param node the node's name
     * @param command what is sent
     */
    default void started(String node, Command command) {}

    /**
     * A command has ended, with whatever status.
     *
     * @param result its result
     */
    default void finished(CommandResult result) {}

    /**
     * A command has no result: it could not be sent, timed out, or its connection was lost.
     *
     * @param node the node's name
     * @param command what was sent, or was to be
     * @param error why
     */
    default void failed(String node, Command command, ClusterException error) {}

    /**
     * A command is over, with a result or without: all that there is to know of it at once, for transcripts. Follows
     * {@code finished} or {@code failed}.
     *
     * @param record what there is to know
     */
    default void ended(CommandRecord record) {}
}
