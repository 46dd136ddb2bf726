// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.api;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * Does one thing to many, at most so many at once, waits for every one, and then reports all errors together.
 *
 * <p>Immutable and thread-safe. If the waiting thread is interrupted, the tasks are interrupted too, every one is still
 * waited for, and {@link InterruptedClusterException} follows.
 *
 * @since 0.1
 */
public final class FanOut {

    /** How many run at once if nothing else is said. */
    public static final int DEFAULT_WINDOW = 64;

    private static final AtomicInteger THREADS = new AtomicInteger();

    private final String what;
    private final int window;
    private final boolean failFast;

    private FanOut(String what, int window, boolean failFast) {
        this.what = what;
        this.window = window;
        this.failFast = failFast;
    }

    /**
     * Begins a fan-out of at most {@link #DEFAULT_WINDOW} at once.
     *
     * @param what what is done, for errors, such as {@code "start the nodes"}
     * @return the fan-out
     */
    public static FanOut of(String what) {
        return new FanOut(what, DEFAULT_WINDOW, false);
    }

    /**
     * Bounds how many run at once: the next begins when any has ended.
     *
     * @param limit at least 1
     * @return a fan-out with that bound
     * @throws InvalidInputException if it is less than 1
     */
    public FanOut atMost(int limit) {
        if (limit < 1) {
            throw new InvalidInputException("A fan-out needs 1 or more at once, not " + limit);
        }
        return new FanOut(what, limit, failFast);
    }

    /**
     * Begins nothing more after the first failure. What runs by then is waited for, and the error names what was not
     * begun. Without this, a failure stops nothing.
     *
     * @return a fan-out that fails fast
     */
    public FanOut failFast() {
        return new FanOut(what, window, true);
    }

    /**
     * Runs the task for every item and waits for all.
     *
     * @param items what to do it to; each different from the others
     * @param name names an item in errors
     * @param task what to do
     * @param <T> the items' type
     * @param <R> the results' type
     * @return what came of each
     * @throws InterruptedClusterException if this thread is interrupted meanwhile
     */
    public <T, R> Outcome<T, R> over(Collection<? extends T> items, Function<? super T, String> name, Task<T, R> task) {
        if (items.isEmpty()) {
            return new Outcome<>(what, Map.of(), Map.of(), List.of());
        }
        Map<T, R> results = new HashMap<>();
        Map<T, Throwable> failures = new HashMap<>();
        ExecutorService threads = Executors.newFixedThreadPool(Math.min(window, items.size()), FanOut::thread);
        for (T item : items) {
            threads.execute(() -> {
                synchronized (results) {
                    if (failFast && !failures.isEmpty()) {
                        return;
                    }
                }
                try {
                    R result = task.run(item);
                    synchronized (results) {
                        results.put(item, result);
                    }
                } catch (Throwable e) {
                    synchronized (results) {
                        failures.put(item, e);
                    }
                }
            });
        }
        boolean interrupted = awaitAll(threads);
        synchronized (results) {
            return outcome(items, name, results, failures, interrupted);
        }
    }

    /** Waits for every branch; when interrupted, drops those that wait, interrupts those that run, and goes on. */
    private static boolean awaitAll(ExecutorService threads) {
        threads.shutdown();
        boolean interrupted = false;
        while (true) {
            try {
                if (threads.awaitTermination(1, TimeUnit.DAYS)) {
                    return interrupted;
                }
            } catch (InterruptedException e) {
                interrupted = true;
                threads.shutdownNow();
            }
        }
    }

    private <T, R> Outcome<T, R> outcome(
            Collection<? extends T> items,
            Function<? super T, String> name,
            Map<T, R> results,
            Map<T, Throwable> failures,
            boolean interrupted) {
        Map<T, R> ordered = new LinkedHashMap<>();
        Map<String, Exception> failed = new LinkedHashMap<>();
        List<String> notBegun = new ArrayList<>();
        for (T item : items) {
            Throwable failure = failures.get(item);
            if (failure instanceof Error error) {
                throw error;
            } else if (failure instanceof Exception exception) {
                failed.put(name.apply(item), exception);
            } else if (results.containsKey(item)) {
                ordered.put(item, Objects.requireNonNull(results.get(item)));
            } else {
                notBegun.add(name.apply(item));
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
            InterruptedClusterException error = new InterruptedClusterException("interrupted: " + what);
            failed.values().forEach(error::addSuppressed);
            throw error;
        }
        return new Outcome<>(
                what, Collections.unmodifiableMap(ordered), Collections.unmodifiableMap(failed), List.copyOf(notBegun));
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "cluster-e2e-fan-out-" + THREADS.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }

    /**
     * What is done to one item.
     *
     * @param <T> the item's type
     * @param <R> the result's type
     * @since 0.1
     */
    @FunctionalInterface
    public interface Task<T, R> {

        /**
         * Does it.
         *
         * @param item the item
         * @return its result
         * @throws Exception any failure; it is reported with all others
         */
        R run(T item) throws Exception;
    }

    /**
     * What came of a fan-out.
     *
     * @param what what was done
     * @param results one for each item that succeeded, in the items' order
     * @param failures one for each item that failed, by its name, in the items' order
     * @param notBegun the names of the items that were not begun, because it {@linkplain FanOut#failFast() failed fast}
     * @param <T> the items' type
     * @param <R> the results' type
     * @since 0.1
     */
    public record Outcome<T, R>(
            String what, Map<T, R> results, Map<String, Exception> failures, List<String> notBegun) {

        /**
         * Returns the results if nothing failed.
         *
         * @return one for each item, in the items' order
         * @throws FanOutException that holds every failure
         */
        public Map<T, R> orThrow() {
            if (!failures.isEmpty()) {
                throw new FanOutException(what, new ArrayList<>(results.values()), failures, notBegun);
            }
            return results;
        }
    }
}
