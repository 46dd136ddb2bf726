// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.condition;

/**
 * What a node says to a condition.
 *
 * @param state whether it holds
 * @param text why it does not, for people; empty if it does
 * @since 0.1
 */
public record Answer(State state, String text) {

    /**
     * Says that it holds.
     *
     * @return the answer
     */
    public static Answer yes() {
        return new Answer(State.YES, "");
    }

    /**
     * Says that it does not hold now, and may later.
     *
     * @param text what there is instead
     * @return the answer
     */
    public static Answer notYet(String text) {
        return new Answer(State.NOT_YET, text);
    }

    /**
     * Says that waiting longer is of no use.
     *
     * @param text why
     * @return the answer
     */
    public static Answer never(String text) {
        return new Answer(State.NEVER, text);
    }

    /**
     * Whether a condition holds.
     *
     * @since 0.1
     */
    public enum State {
        /** It holds. */
        YES,
        /** It does not hold now, and may later. */
        NOT_YET,
        /** It will not hold by itself: waiting ends at once. */
        NEVER
    }
}
