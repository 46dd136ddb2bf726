// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.testkit.evidence.internal.cause;

import io.github.clustere2e.testkit.evidence.facts.LikelyCause;
import io.github.clustere2e.testkit.evidence.internal.Situation;
import java.util.Comparator;
import java.util.List;

/** Asks all rules. */
public final class Causes {

    private static final int MOST = 8;

    /** What explains others comes before what it explains: a full disk fails units, which fail commands. */
    private static final List<Rule> RULES = List.of(
            new MachineDiagnosed(),
            new OutOfMemory(),
            new DiskFull(),
            new NodeUnavailable(),
            new PlanFailed(),
            new UnitFailed(),
            new NothingListens(),
            new TimeUp(),
            new CommandFailed(),
            new EarlierCommandFailed());

    private Causes() {}

    /** The likely causes, the likeliest first; none if nothing speaks for any. */
    public static List<LikelyCause> of(Situation situation) {
        return RULES.stream()
                .flatMap(rule -> rule.find(situation))
                .sorted(Comparator.comparing(Finding::strength))
                .map(Finding::cause)
                .distinct()
                .limit(MOST)
                .toList();
    }
}
