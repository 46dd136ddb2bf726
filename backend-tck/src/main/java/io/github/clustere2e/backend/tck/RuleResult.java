// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.tck;

import io.github.clustere2e.backend.tck.rule.Rule;
import java.time.Duration;
import java.util.Optional;

/**
 * What came of holding a backend against one rule.
 *
 * @param rule the rule
 * @param verdict what came of it
 * @param duration how long it took, with the making of a shared cluster if this rule was the first to need it
 * @param reason why it failed or was not tried; empty if the backend keeps the rule
 * @param error what failed; empty if nothing did
 * @since 0.1
 */
public record RuleResult(
        Rule rule, Verdict verdict, Duration duration, Optional<String> reason, Optional<Throwable> error) {

    static RuleResult of(Rule rule, Verdict verdict, Duration duration, String reason) {
        return new RuleResult(
                rule, verdict, duration, Optional.of(reason).filter(words -> !words.isEmpty()), Optional.empty());
    }

    static RuleResult failed(Rule rule, Duration duration, Throwable error) {
        String words = error instanceof AssertionError ? String.valueOf(error.getMessage()) : error.toString();
        return new RuleResult(rule, Verdict.FAILED, duration, Optional.of(words), Optional.of(error));
    }

    @Override
    public String toString() {
        return rule.id() + " " + verdict.words()
                + reason.map(words -> ": " + words).orElse("");
    }
}
