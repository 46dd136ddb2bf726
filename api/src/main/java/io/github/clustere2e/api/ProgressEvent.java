// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.api;

import java.time.Duration;
import java.util.Optional;

/**
 * Something of a long work began, ended, failed, or has a word to say.
 *
 * @param phase what it is, in the words of people, such as {@code image} or {@code start}
 * @param node the node's name, if it is about one node
 * @param kind whether it begins or ends
 * @param text a word about it; empty if there is nothing to say
 * @param duration how long it took if it has ended, else zero
 * @since 0.1
 */
public record ProgressEvent(String phase, Optional<String> node, Kind kind, String text, Duration duration) {

    /**
     * Whether it begins or ends.
     *
     * @since 0.1
     */
    public enum Kind {
        /** It begins. */
        STARTED,
        /** It goes on, and has something to say. */
        NOTE,
        /** It has ended well. */
        FINISHED,
        /** It has failed. */
        FAILED
    }
}
