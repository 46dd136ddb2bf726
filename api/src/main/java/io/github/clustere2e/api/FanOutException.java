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

    /**
     * Makes the error.
     *
     * @param what what was done
     * @param results what succeeded
     * @param failures what failed, by name; at least one
     */
    @SuppressWarnings("this-escape") // addSuppressed is final and keeps to itself
    public FanOutException(String what, List<?> results, Map<String, Exception> failures) {
        super(
                message(what, results.size(), failures),
                failures.values().iterator().next());
        this.results = List.copyOf(results);
        this.failures = failures;
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

    private static String message(String what, int succeeded, Map<String, Exception> failures) {
        int all = succeeded + failures.size();
        return what + " failed on " + failures.size() + " of " + all + ":\n"
                + failures.entrySet().stream()
                        .map(failure -> "  " + failure.getKey() + ": "
                                + Messages.of(failure.getValue()).replace("\n", "\n    "))
                        .collect(Collectors.joining("\n"));
    }
}
