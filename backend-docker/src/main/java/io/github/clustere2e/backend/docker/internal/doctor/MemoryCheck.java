// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal.doctor;

import io.github.clustere2e.api.Finding;

/** How much memory there is for what runs in nodes. */
final class MemoryCheck extends EngineCheck {

    private static final long LEAST = 1L << 30;

    private final Facts facts;

    MemoryCheck(Facts facts) {
        super("docker.memory");
        this.facts = facts;
    }

    @Override
    Finding look() throws Exception {
        Long total = facts.info().getMemTotal();
        if (total == null) {
            return Unknown.finding(id(), "how much memory the engine has");
        }
        long available = facts.host().number(EngineHost.MEMORY_AVAILABLE).orElse(total);
        String seen = "The engine's machine has " + Sizes.text(total) + " of memory, of which " + Sizes.text(available)
                + " are available. Four nodes with DC/OS take about 9 GiB; a node that does little takes 25 MiB.";
        return available < LEAST
                ? Finding.warning(
                        id(), seen, "End what takes memory ('docker stats', 'top'), or use a machine with more.")
                : Finding.ok(id(), seen);
    }
}
