// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.api;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Something failed on some of several nodes; the others were waited for.
 *
 * @since 0.1
 */
public class FanOutException extends ClusterException {

    private static final long serialVersionUID = 1L;

    private final transient List<?> results;
    private final transient Map<String, Exception> failures;
    private final transient List<String> notBegun;

    /**
     * Makes the error.
     *
     * @param what what was done
     * @param results what succeeded
     * @param failures what failed, by name; at least one
     */
    public FanOutException(String what, List<?> results, Map<String, Exception> failures) {
        this(what, results, failures, List.of());
    }

    /**
     * Makes the error of a fan-out that {@linkplain FanOut#failFast() failed fast}.
     *
     * @param what what was done
     * @param results what succeeded
     * @param failures what failed, by name; at least one
     * @param notBegun the names of what was not begun
     */
    @SuppressWarnings("this-escape") // addSuppressed is final and keeps to itself
    public FanOutException(String what, List<?> results, Map<String, Exception> failures, List<String> notBegun) {
        super(
                message(what, results.size(), failures, notBegun),
                failures.values().iterator().next());
        this.results = List.copyOf(results);
        this.failures = failures;
        this.notBegun = List.copyOf(notBegun);
        failures.values().stream().skip(1).forEach(this::addSuppressed);
    }

    /**
     * Returns what failed.
     *
     * @return by name, in order
     */
    public Map<String, Exception> failures() {
        return failures;
    }

    /**
     * Returns what succeeded.
     *
     * @return the results, in order
     */
    public List<?> results() {
        return results;
    }

    /**
     * Returns what was not begun, after something had failed.
     *
     * @return names, in order; empty unless it was to {@linkplain FanOut#failFast() fail fast}
     */
    public List<String> notBegun() {
        return notBegun;
    }

    private static String message(String what, int succeeded, Map<String, Exception> failures, List<String> notBegun) {
        int all = succeeded + failures.size() + notBegun.size();
        return what + " failed on " + failures.size() + " of " + all + ":\n"
                + failures.entrySet().stream()
                        .map(failure -> "  " + failure.getKey() + ": "
                                + Messages.of(failure.getValue()).replace("\n", "\n    "))
                        .collect(Collectors.joining("\n"))
                + (notBegun.isEmpty() ? "" : "\nnot begun after that: " + NodeRanges.of(notBegun));
    }
}
