// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.api;

import java.io.PrintStream;
import java.util.function.BiConsumer;

/**
 * Hears a command's output while it comes.
 *
 * <p>Calls for one command come one after the other, but not always on the same thread. A listener must be quick: the
 * commands that share its node's connection wait for it. One that throws is logged and not called again.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface OutputListener {

    /**
     * Hears a piece of output, as it came: it may end within a line or within a character.
     *
     * @param stream where it was written
     * @param chunk the bytes, for the listener to keep
     */
    void output(StandardStream stream, byte[] chunk);

    /**
     * Hears that no output follows. Called once, before the result is known; but a command that was given up or lost its
     * connection does not wait for more than a second for a call that takes longer, and then this comes after it.
     */
    default void end() {}

    /**
     * Returns the listener for one run of the command. Asked once for each, so that a command that runs on many nodes
     * can have one for each.
     *
     * @param node the node's name
     * @return this one, unless a subclass knows better
     */
    default OutputListener forNode(String node) {
        return this;
    }

    /**
     * Returns a listener that passes both streams on, byte for byte: {@code passThrough(System.out, System.err)}.
     *
     * @param out gets the standard output; never closed
     * @param err gets the standard error; never closed
     * @return the listener, for any number of commands
     */
    static OutputListener passThrough(PrintStream out, PrintStream err) {
        return (stream, chunk) -> {
            PrintStream own = stream == StandardStream.STDOUT ? out : err;
            own.write(chunk, 0, chunk.length);
            own.flush();
        };
    }

    /**
     * Returns a listener that hears whole lines with their node's name, from any number of nodes at once. The lines of
     * one command come one after the other, those of several at the same time. As for the rest it is as
     * {@link #lines(BiConsumer)}.
     *
     * @param lines called with each line
     * @return the listener, for any number of commands
     */
    static OutputListener lines(NodeLines lines) {
        return new NodeLineListener(lines);
    }

    /**
     * Hears the lines of many nodes.
     *
     * @since 0.1
     */
    @FunctionalInterface
    interface NodeLines {

        /**
         * Hears a line.
         *
         * @param node the name of the node that wrote it
         * @param stream where it was written
         * @param line without its end
         */
        void line(String node, StandardStream stream, String line);
    }

    /**
     * Returns a listener that hears whole lines, without their ends; a last line without an end is heard too. Bytes
     * that are not UTF-8 become the replacement character. A line of more than 1 MiB comes in pieces, none much longer.
     *
     * @param lines called with each line
     * @return the listener, for one command
     */
    static OutputListener lines(BiConsumer<StandardStream, String> lines) {
        return new LineListener(lines);
    }
}
