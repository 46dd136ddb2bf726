// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.testkit.internal.lending;

import io.github.clustere2e.api.Capability;
import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.ClusterInfo;
import io.github.clustere2e.api.Diagnostics;
import io.github.clustere2e.api.Membership;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.Nodes;
import io.github.clustere2e.api.PauseControl;
import io.github.clustere2e.api.PowerControl;
import java.util.Set;

/** The cluster that a test sees: always the one that its loan has now. Whoever borrowed it does not close it. */
final class LentCluster implements Cluster {

    private static final Set<Class<?>> CHANGING = Set.of(PowerControl.class, PauseControl.class);

    private final Loan loan;

    LentCluster(Loan loan) {
        this.loan = loan;
    }

    @Override
    public String name() {
        return loan.real().name();
    }

    @Override
    public String backend() {
        return loan.real().backend();
    }

    @Override
    public Nodes nodes() {
        return loan.real().nodes();
    }

    @Override
    public Set<Class<? extends Capability>> capabilities() {
        return loan.real().capabilities();
    }

    /** What can change nodes is noted, so that tests that use nothing of it need not be cleaned up after. */
    @Override
    public <C extends Capability> C capability(Class<C> type) {
        C capability = loan.real().capability(type);
        if (CHANGING.contains(type)) {
            loan.touched();
        }
        if (type == Membership.class) {
            loan.markDirty(); // a node that was replaced has its old name, and nothing that was installed
        }
        return capability;
    }

    @Override
    public Diagnostics diagnostics(Node node) {
        return loan.real().diagnostics(node);
    }

    @Override
    public ClusterInfo info() {
        return loan.real().info();
    }

    @Override
    public void destroy() {
        loan.markDirty();
        loan.real().destroy();
    }

    @Override
    public void close() {
        // it is given back when the test or the class has ended
    }

    @Override
    public String toString() {
        return loan.real().toString();
    }
}
