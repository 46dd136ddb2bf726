// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.api;

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

    /** Hears that no output follows. Called once. */
    default void end() {}

    /**
     * Returns a listener that hears whole lines, without their ends; a last line without an end is heard too. Bytes
     * that are not UTF-8 become the replacement character.
     *
     * @param lines called with each line
     * @return the listener, for one command
     */
    static OutputListener lines(BiConsumer<StandardStream, String> lines) {
        return new LineListener(lines);
    }
}
