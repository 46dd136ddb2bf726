// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.tck.sabotage;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.ClusterInfo;
import io.github.clustere2e.api.ClusterProvider;
import io.github.clustere2e.api.ClusterSpec;
import io.github.clustere2e.api.Clusters;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.backend.simulated.SimulatedOptions;
import io.github.clustere2e.backend.tck.RuleResult;
import io.github.clustere2e.backend.tck.TckRun;
import io.github.clustere2e.backend.tck.Verdict;
import io.github.clustere2e.backend.tck.rule.Rule;
import io.github.clustere2e.backend.tck.rule.Subject;
import io.github.clustere2e.ssh.SshNode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Breaks the simulated backend in many ways at once, each by itself, and holds each against rules. */
final class Workshop {

    /** Most of it is waiting. */
    private static final int AT_ONCE = 4;

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration RULE_LIMIT = Duration.ofSeconds(20);

    private final Map<String, Future<List<RuleResult>>> results = new LinkedHashMap<>();

    /** Which rules a sabotage is held against. */
    interface Choice {
        List<Rule> rules(Sabotage sabotage);
    }

    Workshop(List<Sabotage> sabotages, Choice choice) {
        ExecutorService pool = Executors.newFixedThreadPool(AT_ONCE, work -> {
            Thread thread = new Thread(work, "workshop");
            thread.setDaemon(true);
            return thread;
        });
        for (Sabotage sabotage : sabotages) {
            results.put(sabotage.what(), pool.submit(() -> failures(sabotage, choice.rules(sabotage))));
        }
        pool.shutdown();
    }

    /** The rules that catch it. */
    List<RuleResult> failures(Sabotage sabotage, Duration limit) throws Exception {
        Future<List<RuleResult>> failures = results.get(sabotage.what());
        if (failures == null) {
            throw new IllegalArgumentException(sabotage + " is not in this workshop");
        }
        return failures.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static List<RuleResult> failures(Sabotage sabotage, List<Rule> rules) {
        Subject subject = sabotage.subject()
                .apply(Subject.builder(
                                SimulatedOptions.BACKEND,
                                () -> sabotage.provider()
                                        .apply(new Confined(Clusters.provider(SimulatedOptions.BACKEND))))
                        .hostKey(Workshop::hostKey)
                        .patience(PATIENCE)
                        .ruleLimit(RULE_LIMIT))
                .build();
        try (TckRun run = TckRun.begin(subject, rules)) {
            return run.certificate().results().stream()
                    .filter(result -> result.verdict() == Verdict.FAILED)
                    .toList();
        }
    }

    private static String hostKey(Node node) {
        if (node instanceof TwistedNode twisted) {
            return hostKey(twisted.inner);
        }
        return ((SshNode) node).endpoint().hostKey();
    }

    /** What broken backends have left behind. All clusters of this kind are of this process. */
    static void clear() {
        ClusterProvider provider = Clusters.provider(SimulatedOptions.BACKEND);
        provider.list().stream().map(ClusterInfo::name).forEach(provider::destroy);
    }

    /** Gives every cluster a real shell, and so the same answers as any other backend. */
    private static final class Confined extends TwistedProvider {

        Confined(ClusterProvider inner) {
            super(inner);
        }

        @Override
        public Cluster create(ClusterSpec spec) {
            return inner.create(spec.toBuilder()
                    .options(SimulatedOptions.builder().confinedShell().build())
                    .build());
        }
    }
}
