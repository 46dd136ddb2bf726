// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal.doctor;

import io.github.clustere2e.api.Finding;

/** Whether the engine runs as root; and if not, what that means. */
final class RootlessCheck extends EngineCheck {

    private final Facts facts;

    RootlessCheck(Facts facts) {
        super("docker.rootless");
        this.facts = facts;
    }

    @Override
    Finding look() throws Exception {
        return SecurityOptions.has(facts.info(), "rootless")
                ? Finding.warning(
                        id(),
                        "The engine is rootless. Its containers' addresses cannot be reached from outside its network"
                                + " namespace, so that nodes do not become ready. Nobody has tried it.",
                        "Use an engine that runs as root: unset DOCKER_HOST, or set it to unix:///var/run/docker.sock.")
                : Finding.ok(id(), "The engine runs as root.");
    }
}
