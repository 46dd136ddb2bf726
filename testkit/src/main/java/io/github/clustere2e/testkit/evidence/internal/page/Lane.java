// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.testkit.evidence.internal.page;

import io.github.clustere2e.testkit.evidence.internal.Moment;
import io.github.clustere2e.testkit.evidence.internal.Moment.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What happened on one node, in rows so that things at the same time are beside each other, as far as there are rows.
 *
 * @param name the node's name; empty for what happened nowhere in particular
 * @param moments each with its row
 * @param rows how many rows there are
 */
record Lane(String name, List<Placed> moments, int rows) {

    static Lane of(String name, List<Moment> all, int mostRows) {
        List<Instant> ends = new ArrayList<>();
        List<Placed> placed = new ArrayList<>();
        for (Moment moment : all) {
            if (moment.kind() != Kind.TEST && moment.node().orElse("").equals(name)) {
                placed.add(new Placed(moment, row(moment, ends, mostRows)));
            }
        }
        return new Lane(name, List.copyOf(placed), ends.size());
    }

    private static int row(Moment moment, List<Instant> ends, int mostRows) {
        int earliest = 0;
        for (int row = 0; row < ends.size(); row++) {
            if (!ends.get(row).isAfter(moment.start())) {
                ends.set(row, moment.end());
                return row;
            }
            if (ends.get(row).isBefore(ends.get(earliest))) {
                earliest = row;
            }
        }
        if (ends.size() < mostRows) {
            ends.add(moment.end());
            return ends.size() - 1;
        }
        if (moment.end().isAfter(ends.get(earliest))) {
            ends.set(earliest, moment.end());
        }
        return earliest;
    }

    /**
     * Something with its row.
     *
     * @param moment what happened
     * @param row from 0
     */
    record Placed(Moment moment, int row) {}
}
