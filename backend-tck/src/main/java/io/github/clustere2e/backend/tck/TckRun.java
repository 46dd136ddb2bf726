// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.tck;

import io.github.clustere2e.backend.tck.rule.Bench;
import io.github.clustere2e.backend.tck.rule.Lane;
import io.github.clustere2e.backend.tck.rule.Rule;
import io.github.clustere2e.backend.tck.rule.Subject;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * One backend on its way through the contract. All rules begin at once, as far as they do not disturb each other; results
 * can be asked for one by one, in any order.
 *
 * <p>Thread-safe. Closing it ends what still runs, and removes what was made.
 *
 * @since 0.1
 */
public final class TckRun implements AutoCloseable {

    private final Bench bench;
    private final Map<Lane, ExecutorService> lanes = new EnumMap<>(Lane.class);
    private final Map<String, Future<RuleResult>> results = new LinkedHashMap<>();

    private TckRun(Subject subject, List<Rule> rules) {
        this.bench = new Bench(subject);
        Examiner examiner = new Examiner(bench);
        for (Rule rule : rules) {
            results.put(rule.id(), lane(rule.lane()).submit(() -> examiner.examine(rule)));
        }
        lanes.values().forEach(ExecutorService::shutdown);
    }

    private ExecutorService lane(Lane lane) {
        return lanes.computeIfAbsent(
                lane,
                any -> Executors.newFixedThreadPool(bench.subject().width(lane), work -> {
                    Thread thread = new Thread(work, "tck lane " + lane);
                    thread.setDaemon(true);
                    return thread;
                }));
    }

    /**
     * Begins with all rules of the contract.
     *
     * @param subject the backend
     * @return the run
     * @throws io.github.clustere2e.api.ProviderSelectionException if the backend's provider is not found
     */
    public static TckRun begin(Subject subject) {
        return begin(subject, Contract.rules());
    }

    /**
     * Begins with some rules.
     *
     * @param subject the backend
     * @param rules the rules
     * @return the run
     * @throws io.github.clustere2e.api.ProviderSelectionException if the backend's provider is not found
     */
    public static TckRun begin(Subject subject, List<Rule> rules) {
        return new TckRun(subject, rules);
    }

    /**
     * Waits for the result of one rule.
     *
     * @param rule a rule of this run
     * @return what came of it
     */
    public RuleResult result(Rule rule) {
        Future<RuleResult> result = results.get(rule.id());
        if (result == null) {
            throw new IllegalArgumentException(rule.id() + " is not among the rules of this run");
        }
        return join(result);
    }

    private static RuleResult join(Future<RuleResult> result) {
        try {
            return result.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a rule was checked", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a rule could not be checked", e.getCause());
        }
    }

    /**
     * Waits for all results.
     *
     * @return the certificate
     */
    public Certificate certificate() {
        List<RuleResult> all = new ArrayList<>();
        results.values().forEach(result -> all.add(join(result)));
        return new Certificate(
                bench.subject().id(), Provenance.of(bench.provider()), Surroundings.current(), declared(), all);
    }

    private List<String> declared() {
        try {
            return bench.any().capabilities().stream()
                    .map(Class::getSimpleName)
                    .sorted()
                    .toList();
        } catch (AssertionError e) {
            return List.of(); // there is no cluster to ask, and all rules say so
        }
    }

    @Override
    public void close() {
        lanes.values().forEach(ExecutorService::shutdownNow);
        bench.close();
    }
}
