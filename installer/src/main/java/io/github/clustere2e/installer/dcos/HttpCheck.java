// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.dcos;

import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.installer.condition.Answer;
import io.github.clustere2e.installer.condition.Condition;
import java.io.IOException;
import java.time.Duration;

/** Conditions that are asked over HTTP. */
final class HttpCheck {

    private HttpCheck() {}

    /**
     * Asks somebody.
     *
     * @param <T> who is asked
     */
    @FunctionalInterface
    interface Question<T> {
        /** What is missing; empty if nothing is. */
        String ask(T asked) throws IOException;
    }

    /** No answer, and one that makes no sense while a service comes up, count as not yet. */
    static Condition of(String what, Duration limit, Question<Node> question) {
        return Condition.of(what, (node, left) -> {
                    try {
                        String missing = question.ask(node);
                        return missing.isEmpty() ? Answer.yes() : Answer.notYet(missing);
                    } catch (IOException | InvalidInputException e) {
                        return Answer.notYet(String.valueOf(e.getMessage()));
                    }
                })
                .within(limit);
    }
}
