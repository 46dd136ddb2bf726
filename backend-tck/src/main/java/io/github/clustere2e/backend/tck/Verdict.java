// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.tck;

/**
 * What came of one rule.
 *
 * @since 0.1
 */
public enum Verdict {
    /** The backend keeps it. */
    PASSED("passed"),
    /** The backend does not keep it. */
    FAILED("failed"),
    /** It was left out on the author's word, and so counts as not kept. */
    NOT_MET("not met"),
    /** It says nothing of this backend. */
    NOT_APPLICABLE("not applicable"),
    /** Nothing here can find out. */
    UNTESTED("untested");

    private final String words;

    Verdict(String words) {
        this.words = words;
    }

    /**
     * Returns it as certificates write it.
     *
     * @return lower-case words
     */
    public String words() {
        return words;
    }

    /**
     * Returns whether a backend can be certified all the same.
     *
     * @return {@code false} if the backend does not keep the rule, or was not held against it
     */
    public boolean allowsCertificate() {
        return this != FAILED && this != NOT_MET;
    }
}
