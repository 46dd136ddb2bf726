// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.simulated.internal.server;

import io.github.clustere2e.backend.simulated.Fault;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** What goes wrong with one node, and how often still. Thread-safe. */
final class FaultBox {

    private final List<Pending> pending = new ArrayList<>();

    synchronized void add(Fault fault, int times) {
        pending.add(new Pending(fault, times));
    }

    synchronized void clear() {
        pending.clear();
    }

    /** Takes the first fault of a kind: one time of it is used up, unless it stays until it is healed. */
    synchronized <F extends Fault> Optional<F> take(Class<F> kind) {
        for (Iterator<Pending> each = pending.iterator(); each.hasNext(); ) {
            Pending next = each.next();
            if (kind.isInstance(next.fault)) {
                if (next.times != NodeHost.FOR_EVER && --next.times == 0) {
                    each.remove();
                }
                return Optional.of(kind.cast(next.fault));
            }
        }
        return Optional.empty();
    }

    private static final class Pending {

        private final Fault fault;
        private int times;

        Pending(Fault fault, int times) {
            this.fault = fault;
            this.times = times;
        }
    }
}
