// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.tck.sabotage;

import io.github.clustere2e.api.ClusterProvider;
import io.github.clustere2e.backend.tck.rule.SubjectBuilder;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * One way in which a backend is broken.
 *
 * @param what what it does wrong, in words
 * @param rules the rules that it breaks: first the one that is meant to catch it, then those that fail as a consequence
 * @param provider breaks a provider
 * @param subject changes what is known of the backend
 */
record Sabotage(
        String what,
        List<String> rules,
        UnaryOperator<ClusterProvider> provider,
        UnaryOperator<SubjectBuilder> subject) {

    static Sabotage sabotage(String what, String rules, UnaryOperator<ClusterProvider> provider) {
        return new Sabotage(what, Arrays.asList(rules.split(" ", -1)), provider, subject -> subject);
    }

    String target() {
        return rules.get(0);
    }

    @Override
    public String toString() {
        return what + " (" + target() + ")";
    }
}
