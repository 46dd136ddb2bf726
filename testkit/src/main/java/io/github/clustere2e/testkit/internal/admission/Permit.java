// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.testkit.internal.admission;

/** The right to have so many nodes, until it is given back. Thread-safe. */
public final class Permit {

    private final Admission admission;
    private final String holder;
    private int nodes;

    Permit(Admission admission, String holder, int nodes) {
        this.admission = admission;
        this.holder = holder;
        this.nodes = nodes;
    }

    /** Returns for how many nodes it is now. */
    public synchronized int nodes() {
        return nodes;
    }

    /** Gives a part of it to somebody else. */
    public synchronized Permit split(String newHolder, int part) {
        if (part > nodes) {
            throw new IllegalArgumentException(part + " of " + nodes);
        }
        nodes -= part;
        return admission.register(new Permit(admission, newHolder, part));
    }

    /** Takes in what another one has, which is empty then. */
    public void absorb(Permit other) {
        int more = other.empty();
        synchronized (this) {
            nodes += more;
        }
    }

    /** Gives it back. Does nothing if that was done. */
    public void release() {
        admission.giveBack(this, empty());
    }

    private synchronized int empty() {
        int all = nodes;
        nodes = 0;
        admission.forget(this);
        return all;
    }

    @Override
    public String toString() {
        return holder + " has " + nodes();
    }
}
