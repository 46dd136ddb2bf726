// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.tck.sabotage;

import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.NodeFiles;
import io.github.clustere2e.api.Role;
import io.github.clustere2e.api.RunningCommand;
import java.net.InetAddress;

/** Does what another node does, but for what a sabotage overrides. */
class TwistedNode implements Node {

    final Node inner;

    TwistedNode(Node inner) {
        this.inner = inner;
    }

    @Override
    public String name() {
        return inner.name();
    }

    @Override
    public Role role() {
        return inner.role();
    }

    @Override
    public String hostname() {
        return inner.hostname();
    }

    @Override
    public InetAddress publicAddress() {
        return inner.publicAddress();
    }

    @Override
    public InetAddress privateAddress() {
        return inner.privateAddress();
    }

    @Override
    public RunningCommand start(Command command) {
        return inner.start(command);
    }

    @Override
    public NodeFiles files() {
        return inner.files();
    }

    @Override
    public NodeFiles filesAs(String user) {
        return inner.filesAs(user);
    }
}
