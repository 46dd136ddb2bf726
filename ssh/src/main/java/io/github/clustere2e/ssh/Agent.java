// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import com.jcraft.jsch.AgentIdentityRepository;
import com.jcraft.jsch.AgentProxyException;
import com.jcraft.jsch.Identity;
import com.jcraft.jsch.SSHAgentConnector;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** An SSH agent, which signs with keys that it does not give away. Immutable. */
final class Agent {

    private final Path socket;

    Agent(Path socket) {
        this.socket = socket;
    }

    /** The keys that it holds now; none if nobody listens there. */
    List<UserKey> keys() {
        if (!Files.exists(socket)) {
            return List.of();
        }
        try {
            List<Identity> identities = new AgentIdentityRepository(new SSHAgentConnector(socket)).getIdentities();
            return identities.stream().map(UserKey::ofAgent).toList();
        } catch (AgentProxyException e) {
            return List.of();
        }
    }

    @Override
    public String toString() {
        return "the agent at " + socket;
    }
}
