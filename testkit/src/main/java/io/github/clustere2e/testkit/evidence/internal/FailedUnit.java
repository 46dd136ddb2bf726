// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.testkit.evidence.internal;

import java.util.List;

/**
 * A unit of systemd that has failed.
 *
 * @param name the unit's name in full
 * @param lastLines the last that it wrote itself, as its status shows it
 */
public record FailedUnit(String name, List<String> lastLines) {

    /** Copies the list. */
    public FailedUnit {
        lastLines = List.copyOf(lastLines);
    }
}
