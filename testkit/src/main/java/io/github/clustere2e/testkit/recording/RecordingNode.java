// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.testkit.recording;

import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.Role;
import io.github.clustere2e.api.RunningCommand;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A node without a machine, which remembers what it is asked to do.
 *
 * <p>Its addresses are of 198.18.0.0/15, which nobody has (RFC 2544). Thread-safe. Made by {@link RecordingCluster}.
 *
 * @since 0.1
 */
public final class RecordingNode implements Node {

    static final String LOGIN_USER = "root";

    private static final int LAST_OCTETS = 254;

    private final Role role;
    private final String name;
    private final InetAddress address;
    private final Recording recording;
    private final CommandRecording commands;
    private final RecordingFiles files;

    RecordingNode(Role role, int index, int ordinal, Recording recording, CommandRecording commands) {
        this.role = role;
        this.name = role.nodeName(index);
        this.address = address(ordinal);
        this.recording = recording;
        this.commands = commands;
        this.files = new RecordingFiles(name, recording);
    }

    private static InetAddress address(int ordinal) {
        try {
            return InetAddress.getByAddress(
                    new byte[] {(byte) 198, 18, (byte) (ordinal / LAST_OCTETS), (byte) (ordinal % LAST_OCTETS + 1)});
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an address", e);
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Role role() {
        return role;
    }

    @Override
    public String hostname() {
        return name.replace('_', '-');
    }

    @Override
    public InetAddress publicAddress() {
        return address;
    }

    @Override
    public InetAddress privateAddress() {
        return address;
    }

    @Override
    public RunningCommand start(Command command) {
        return commands.start(this, command);
    }

    @Override
    public RecordingFiles files() {
        return files;
    }

    @Override
    public RecordingFiles filesAs(String user) {
        return files.as(user);
    }

    /**
     * Returns what this node was asked to do.
     *
     * @return a snapshot, in the order in which it happened
     */
    public List<RecordedEntry> entries() {
        return recording.entries().stream()
                .filter(entry -> entry.node().equals(name))
                .toList();
    }

    /**
     * Returns what this node was asked to run.
     *
     * @return a snapshot, in the order in which they were sent
     */
    public List<RecordedCommand> commands() {
        return entries().stream()
                .map(RecordedEntry::action)
                .filter(RecordedAction.Run.class::isInstance)
                .map(action -> ((RecordedAction.Run) action).command())
                .toList();
    }

    String log() {
        return entries().stream()
                .map(entry -> String.format("%5d  %s\n", entry.order(), entry.action()))
                .collect(Collectors.joining("", "# " + name + "\n", ""));
    }

    @Override
    public String toString() {
        return name;
    }
}
