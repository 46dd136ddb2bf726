// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer;

import io.github.clustere2e.api.InterruptedClusterException;
import io.github.clustere2e.api.ProgressEvent.Kind;
import io.github.clustere2e.api.ProgressListener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One run of a plan. Whatever ends a step starts, under the lock, the steps that waited for it last, so that nobody
 * polls and nobody waits for a whole layer of steps.
 */
final class PlanRun {

    private static final AtomicInteger THREADS = new AtomicInteger();

    private final InstallPlan plan;
    private final StepEvents events;
    private final Map<String, Object> kept;
    private final ProcessorMeter processors = ProcessorMeter.start();
    private final long begin = System.nanoTime();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool(PlanRun::thread);

    private final Object lock = new Object();
    private final Map<String, Set<String>> waitingFor = new HashMap<>();
    private final Map<String, List<Step<?>>> waiters = new HashMap<>();
    private final Map<String, Object> values = new HashMap<>();
    private final Map<String, StepReport> reports = new LinkedHashMap<>();
    private final Map<String, Throwable> failures = new LinkedHashMap<>();
    private boolean interrupted;

    PlanRun(InstallPlan plan, ProgressListener listener, Map<String, Object> kept) {
        this.plan = plan;
        this.events = new StepEvents(listener);
        this.kept = kept;
        for (Step<?> step : plan.steps()) {
            waitingFor.put(step.id(), new LinkedHashSet<>(step.needs()));
            step.needs()
                    .forEach(need -> waiters.computeIfAbsent(need, id -> new ArrayList<>())
                            .add(step));
        }
    }

    InstallReport run() {
        synchronized (lock) {
            plan.steps().stream().filter(step -> step.needs().isEmpty()).forEach(this::start);
            endIfComplete();
        }
        awaitEnd();
        synchronized (lock) {
            InstallReport report = report();
            if (interrupted) {
                Thread.currentThread().interrupt();
                InterruptedClusterException error = new InterruptedClusterException(
                        "interrupted: install '" + plan.name() + "'; no step of it runs any more");
                failures.values().forEach(error::addSuppressed);
                throw error;
            }
            if (!failures.isEmpty()) {
                throw new InstallException(plan, report, failures, values);
            }
            return report;
        }
    }

    /** Every step that was begun is waited for, also when this thread is interrupted: nothing goes on unseen. */
    private void awaitEnd() {
        while (true) {
            try {
                ended.await();
                threads.shutdown();
                return;
            } catch (InterruptedException e) {
                synchronized (lock) {
                    interrupted = true;
                    threads.shutdownNow();
                }
            }
        }
    }

    private void start(Step<?> step) {
        if (interrupted) {
            end(step, elapsed(), StepStatus.NOT_RUN, "the plan was interrupted");
        } else if (kept.containsKey(step.id())) {
            values.put(step.id(), kept.get(step.id()));
            end(step, elapsed(), StepStatus.SKIPPED, "done before the failure");
        } else {
            threads.execute(() -> execute(step));
        }
    }

    private <T> void execute(Step<T> step) {
        Duration start = elapsed();
        RunningStep context = new RunningStep(step, this, events);
        events.send(step, Kind.STARTED, step.description(), Duration.ZERO);
        try {
            T value = step.run(context);
            StepStatus status = context.skipped() ? StepStatus.SKIPPED : StepStatus.DONE;
            String text = context.skipped() ? "skipped: " + context.note() : context.note();
            events.send(step, Kind.FINISHED, text, elapsed().minus(start));
            synchronized (lock) {
                values.put(step.id(), value);
                end(step, start, status, context.note());
            }
        } catch (Throwable e) {
            String text = StepFailures.firstLine(e);
            events.send(step, Kind.FAILED, text, elapsed().minus(start));
            synchronized (lock) {
                failures.put(step.id(), e);
                end(step, start, StepStatus.FAILED, text);
            }
        }
    }

    String planName() {
        return plan.name();
    }

    Object value(String id) {
        synchronized (lock) {
            Object value = values.get(id);
            if (value == null) {
                throw new IllegalStateException("step '" + id + "' has no value");
            }
            return value;
        }
    }

    private void end(Step<?> step, Duration start, StepStatus status, String note) {
        Duration duration =
                status == StepStatus.NOT_RUN ? Duration.ZERO : elapsed().minus(start);
        reports.put(
                step.id(),
                new StepReport(
                        step.id(),
                        step.node().map(node -> node.name()),
                        step.description(),
                        step.needs(),
                        status,
                        start,
                        duration,
                        note));
        boolean good = status == StepStatus.DONE || status == StepStatus.SKIPPED;
        for (Step<?> waiter : waiters.getOrDefault(step.id(), List.of())) {
            if (reports.containsKey(waiter.id())) {
                continue;
            }
            if (!good) {
                end(waiter, elapsed(), StepStatus.NOT_RUN, "it needs " + step.id());
            } else {
                Set<String> open = waitingFor.getOrDefault(waiter.id(), Set.of());
                open.remove(step.id());
                if (open.isEmpty()) {
                    start(waiter);
                }
            }
        }
        endIfComplete();
    }

    private void endIfComplete() {
        if (reports.size() == plan.steps().size()) {
            ended.countDown();
        }
    }

    private InstallReport report() {
        List<StepReport> ordered = new ArrayList<>(reports.values());
        ordered.sort(Comparator.comparing(StepReport::start));
        return new InstallReport(plan.name(), ordered, elapsed(), processors.read());
    }

    private Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "cluster-e2e-install-" + THREADS.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }
}
