// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal.doctor;

import io.github.clustere2e.api.Finding;
import java.util.OptionalLong;

/** Whether SELinux confines the nodes. */
final class SelinuxCheck extends EngineCheck {

    private final Facts facts;

    SelinuxCheck(Facts facts) {
        super("docker.selinux");
        this.facts = facts;
    }

    @Override
    Finding look() throws Exception {
        OptionalLong mode = facts.host().number(EngineHost.SELINUX_ENFORCING);
        boolean confined = SecurityOptions.has(facts.info(), "selinux");
        if (mode.orElse(0) == 1 && confined) {
            return Finding.warning(
                    id(),
                    "SELinux is enforcing, and the engine confines its containers with it: nodes will probably not be"
                            + " able to use the control groups that they are given. Nobody has tried it.",
                    "Set \"selinux-enabled\": false in the engine's daemon.json and restart it; or, until the next boot,"
                            + " sudo setenforce 0.");
        }
        if (mode.isEmpty()) {
            return Finding.ok(
                    id(),
                    facts.host().numbers().isEmpty()
                            ? "The engine does not confine containers with SELinux."
                            : "There is no SELinux.");
        }
        return Finding.ok(
                id(),
                "SELinux is " + (mode.getAsLong() == 1 ? "enforcing" : "permissive") + ", and "
                        + (confined ? "" : "does not confine containers.")
                        + (confined ? "stops nothing." : ""));
    }
}
