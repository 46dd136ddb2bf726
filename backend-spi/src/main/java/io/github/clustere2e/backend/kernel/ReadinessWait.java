// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.kernel;

import io.github.clustere2e.api.ClusterException;
import io.github.clustere2e.api.HostKeyMismatchException;
import io.github.clustere2e.api.InterruptedClusterException;
import io.github.clustere2e.api.NodeException;
import io.github.clustere2e.api.Trouble;
import io.github.clustere2e.backend.Backend;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Waits until a node is ready: first until it lets us in, then until it says so itself. */
record ReadinessWait(Backend backend, BooleanSupplier givenUp) {

    List<String> await(Member member, Deadline deadline) {
        try {
            member.node().connect(deadline.remaining(), () -> isWorthwhile(member));
            return backend.readiness().await(member.node(), deadline.remaining());
        } catch (HostKeyMismatchException | InterruptedClusterException e) {
            throw e;
        } catch (ClusterException e) {
            if (backend.hasStopped(member.machine()) || !givenUp.getAsBoolean()) {
                throw diagnosed(member, e);
            }
            throw new GivenUpException(member.node().name());
        }
    }

    private boolean isWorthwhile(Member member) {
        return !givenUp.getAsBoolean() && !backend.hasStopped(member.machine());
    }

    private NodeException diagnosed(Member member, ClusterException cause) {
        String node = member.node().name();
        return new NodeException(
                node,
                Trouble.NOT_READY.explain("the node of role '" + member.node().role() + "' did not become ready. "
                        + Trouble.withoutLink(String.valueOf(cause.getMessage())) + "\n"
                        + backend.diagnose(member.machine())),
                cause);
    }
}
