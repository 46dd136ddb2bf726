// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.tck.internal;

import io.github.clustere2e.backend.tck.rule.Rule;
import java.util.List;
import java.util.stream.Stream;

/** All rules, in the order of the contract. */
public final class Rules {

    private static final List<Rule> ALL = Stream.of(
                    DiscoveryRules.all(),
                    IdentityRules.all(),
                    ReadinessRules.all(),
                    CommandRules.all(),
                    InvocationRules.all(),
                    TimeRules.all(),
                    FileRules.all(),
                    TreeRules.all(),
                    ConcurrencyRules.all(),
                    IsolationRules.all(),
                    RollbackRules.all(),
                    CancellationRules.all(),
                    LifecycleRules.all(),
                    CleanupRules.all(),
                    InputRules.all(),
                    CapabilityRules.all(),
                    MembershipRules.all(),
                    PowerRules.all(),
                    PauseRules.all(),
                    SnapshotRules.all(),
                    SystemdRules.all(),
                    PublishingRules.all(),
                    NativeRules.all(),
                    LoopbackRules.all(),
                    RetentionRules.all(),
                    DiagnosticRules.all())
            .flatMap(List::stream)
            .toList();

    private Rules() {}

    /** Returns them; their order is that of their areas. */
    public static List<Rule> all() {
        return ALL;
    }
}
