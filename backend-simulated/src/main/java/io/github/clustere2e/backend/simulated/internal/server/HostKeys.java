// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.simulated.internal.server;

import io.github.clustere2e.backend.simulated.Fault;
import io.github.clustere2e.ssh.SshKeyPair;
import java.security.KeyPair;
import java.util.List;
import java.util.Objects;
import org.apache.sshd.common.AttributeRepository.AttributeKey;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.session.SessionContext;

/** The host key of a node, or another one for a connection that is lied to. */
final class HostKeys implements KeyPairProvider {

    private static final AttributeKey<KeyPair> SHOWN = new AttributeKey<>();

    private final KeyPair own;
    private final FaultBox faults;

    HostKeys(KeyPair own, FaultBox faults) {
        this.own = own;
        this.faults = faults;
    }

    @Override
    public Iterable<KeyPair> loadKeys(SessionContext session) {
        return List.of(Objects.requireNonNull(session.computeAttributeIfAbsent(SHOWN, key -> shown())));
    }

    private KeyPair shown() {
        return faults.take(Fault.WrongHostKey.class)
                .map(fault -> NodeServer.Identity.pair(SshKeyPair.generate("somebody else's")))
                .orElse(own);
    }
}
