// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.api;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * What a command reads on its standard input.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface StandardInput {

    /**
     * Opens the input. Called once for each time that the command is sent.
     *
     * @return a stream that the caller closes
     * @throws IOException if it cannot be opened
     */
    InputStream open() throws IOException;

    /**
     * Returns whether it can still be opened from its beginning. A command whose input cannot is not sent again, though
     * it be idempotent.
     *
     * @return {@code true} unless a subclass knows better
     */
    default boolean isRepeatable() {
        return true;
    }

    /**
     * Returns how much there is to read, as far as that is known beforehand. It decides nothing but the way that the
     * input takes.
     *
     * @return in bytes; empty, which is the default, if it is not known
     */
    default OptionalLong size() {
        return OptionalLong.empty();
    }

    /**
     * Nothing: the command reads the end at once. The default.
     *
     * @return the input
     */
    static StandardInput none() {
        return of(new byte[0]);
    }

    /**
     * What is written to {@link RunningCommand#stdin()}, which is open for no other input.
     *
     * @return the input, always the same object
     */
    static StandardInput piped() {
        return PipedInput.INSTANCE;
    }

    /**
     * A text, as UTF-8.
     *
     * @param text the text
     * @return the input
     */
    static StandardInput of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Bytes.
     *
     * @param bytes not copied: leave them as they are
     * @return the input
     */
    static StandardInput of(byte[] bytes) {
        return new BytesInput(bytes);
    }

    /**
     * A file's content.
     *
     * @param file on this machine
     * @return the input
     */
    static StandardInput of(Path file) {
        return new FileInput(file);
    }

    /**
     * A stream, which is read once and closed then. It is for one command on one node: once reading has begun, the
     * command is not sent again, even if it is idempotent, and no other command can have the stream.
     *
     * @param stream read on another thread; one that blocks holds up nothing but its own command
     * @return the input
     */
    static StandardInput of(InputStream stream) {
        return new StreamInput(stream);
    }
}
