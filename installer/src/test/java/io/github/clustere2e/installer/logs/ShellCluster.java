// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.logs;

import io.github.clustere2e.api.Capability;
import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.ClusterException;
import io.github.clustere2e.api.ClusterInfo;
import io.github.clustere2e.api.Diagnostics;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.Nodes;
import io.github.clustere2e.api.UnsupportedCapabilityException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;

/** Not a cluster: its nodes are this machine's shell. */
final class ShellCluster implements Cluster {

    private final List<ShellNode> nodes;
    private boolean mute;

    /** Makes a cluster whose nodes have programs of systemd of their own, below a directory. */
    ShellCluster(int size, Path directory) {
        this.nodes = IntStream.range(0, size)
                .mapToObj(index -> new ShellNode(index, directory.resolve("programs-" + index))
                        .with("journalctl", "echo \"journal $*\"")
                        .with("systemctl", ""))
                .toList();
    }

    ShellNode shell(int index) {
        return nodes.get(index);
    }

    /** Lets it tell nothing of machines from now on. */
    void silence() {
        mute = true;
    }

    @Override
    public Diagnostics diagnostics(Node node) {
        if (mute) {
            throw new ClusterException("no engine answers");
        }
        boolean dead = nodes.stream().anyMatch(shell -> shell.name().equals(node.name()) && shell.isDead());
        return new Diagnostics(
                dead ? "exited" : "running",
                dead ? OptionalInt.of(137) : OptionalInt.empty(),
                false,
                IntStream.range(0, 30).mapToObj(line -> "line " + line).toList(),
                Optional.empty(),
                Optional.empty());
    }

    @Override
    public String name() {
        return "shells";
    }

    @Override
    public String backend() {
        return "shell";
    }

    @Override
    public Nodes nodes() {
        return Nodes.of(nodes);
    }

    @Override
    public Set<Class<? extends Capability>> capabilities() {
        return Set.of();
    }

    @Override
    public <C extends Capability> C capability(Class<C> type) {
        throw new UnsupportedCapabilityException("a shell does not declare " + type.getSimpleName());
    }

    @Override
    public ClusterInfo info() {
        throw new UnsupportedOperationException("nobody asks a shell");
    }

    @Override
    public void destroy() {}

    @Override
    public void close() {}
}
