// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.testkit.evidence.facts;

/** What is kept of long texts. They are masked before: half a secret would be masked no more. */
final class Tail {

    private Tail() {}

    static String of(String text) {
        return text.length() <= CommandHistory.TAIL
                ? text
                : "…" + text.substring(text.length() - CommandHistory.TAIL + 1);
    }

    static String start(String text) {
        return text.length() <= CommandHistory.TAIL ? text : text.substring(0, CommandHistory.TAIL - 1) + "…";
    }
}
