// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer;

import io.github.clustere2e.api.ClusterException;

/** How failures of steps are shown. */
final class StepFailures {

    private StepFailures() {}

    /** A message of our own is written for people; what others throw is clear only with its type. */
    static String message(Throwable failure) {
        String message = failure.getMessage();
        return failure instanceof ClusterException && message != null ? message : failure.toString();
    }

    static String firstLine(Throwable failure) {
        return message(failure).lines().findFirst().orElse("");
    }
}
