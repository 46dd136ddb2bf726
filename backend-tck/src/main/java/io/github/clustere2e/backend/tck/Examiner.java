// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.tck;

import io.github.clustere2e.backend.tck.internal.Limited;
import io.github.clustere2e.backend.tck.rule.Bench;
import io.github.clustere2e.backend.tck.rule.DoesNotApplyException;
import io.github.clustere2e.backend.tck.rule.Rule;
import io.github.clustere2e.backend.tck.rule.Subject;
import java.time.Duration;
import java.util.Optional;

/** Holds a backend against one rule at a time. Thread-safe. */
final class Examiner {

    private final Bench bench;
    private final Subject subject;

    Examiner(Bench bench) {
        this.bench = bench;
        this.subject = bench.subject();
    }

    RuleResult examine(Rule rule) {
        Optional<String> excluded = subject.excluded(rule);
        if (excluded.isPresent()) {
            return RuleResult.of(rule, Verdict.NOT_MET, Duration.ZERO, excluded.get());
        }
        Optional<String> untested = rule.untestedReason();
        if (untested.isPresent()) {
            return RuleResult.of(rule, Verdict.UNTESTED, Duration.ZERO, untested.get());
        }
        long begun = System.nanoTime();
        try {
            Limited.start(rule.id(), () -> {
                        checkIfDeclared(rule);
                        return rule;
                    })
                    .await(subject.ruleLimit());
            return RuleResult.of(rule, Verdict.PASSED, since(begun), "");
        } catch (DoesNotApplyException e) {
            return RuleResult.of(rule, Verdict.NOT_APPLICABLE, since(begun), String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return RuleResult.failed(rule, since(begun), e);
        } catch (Exception | AssertionError | LinkageError e) {
            return RuleResult.failed(rule, since(begun), e);
        }
    }

    private void checkIfDeclared(Rule rule) throws Exception {
        if (rule.capability().isPresent()
                && !bench.any().capabilities().contains(rule.capability().get())) {
            throw new DoesNotApplyException(rule.capability().get().getSimpleName() + " is not declared");
        }
        rule.check(bench);
    }

    private static Duration since(long begun) {
        return Duration.ofNanos(System.nanoTime() - begun);
    }
}
