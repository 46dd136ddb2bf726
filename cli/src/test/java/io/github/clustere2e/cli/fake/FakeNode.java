// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.cli.fake;

import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.NodeConnectionException;
import io.github.clustere2e.api.NodeFiles;
import io.github.clustere2e.api.NodeInfo;
import io.github.clustere2e.api.Role;
import io.github.clustere2e.api.RunningCommand;
import java.net.InetAddress;
import java.util.Set;

/** A fake: a node that knows a few programs, which {@link FakePrograms} tells. */
final class FakeNode implements Node {

    private final NodeInfo info;
    private final Set<String> dead;

    FakeNode(NodeInfo info, Set<String> dead) {
        this.info = info;
        this.dead = dead;
    }

    @Override
    public String name() {
        return info.name();
    }

    @Override
    public Role role() {
        return info.role();
    }

    @Override
    public String hostname() {
        return info.hostname();
    }

    @Override
    public InetAddress publicAddress() {
        return info.publicAddress().orElseThrow();
    }

    @Override
    public InetAddress privateAddress() {
        return info.privateAddress().orElseThrow();
    }

    @Override
    public RunningCommand start(Command command) {
        if (dead.contains(name()) || hostname().contains("unreachable")) {
            throw new NodeConnectionException(name(), "10.0.0.1:22 does not answer", false, null);
        }
        FakeCommand running = new FakeCommand(this, command);
        running.start();
        return running;
    }

    @Override
    public NodeFiles files() {
        throw new UnsupportedOperationException("the fake has no files");
    }
}
