// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.testkit.recording;

import io.github.clustere2e.api.Capability;
import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.ClusterInfo;
import io.github.clustere2e.api.ClusterSpec;
import io.github.clustere2e.api.Diagnostics;
import io.github.clustere2e.api.FilePublishing;
import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.NodeGroup;
import io.github.clustere2e.api.NodeInfo;
import io.github.clustere2e.api.Nodes;
import io.github.clustere2e.api.Role;
import io.github.clustere2e.api.UnsupportedCapabilityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A cluster without any machine: its nodes remember what they are asked to do, and answer as they are told. For unit tests
 * of installers.
 *
 * <pre>{@code
 * RecordingCluster cluster = RecordingCluster.of(spec)
 *         .answering(command -> command.startsWith("systemctl", "is-active"), CommandAnswer.output("active\n"));
 * installer.install(cluster);
 * assertThat(cluster.commands(Role.MASTER)).anyMatch(command -> command.startsWith("apt-get", "install"));
 * assertThat(cluster.node("agent_0").files().text("/etc/app.conf")).contains("peers = 3");
 * System.out.println(cluster.log());
 * }</pre>
 *
 * <p>A command that no answer was given for succeeds and says nothing. Files are in the memory of this process; what a command
 * would do to them does not happen, unless an answer does it. The listeners of the spec hear of every command. It has no
 * capability unless it {@linkplain #publishing() publishes}. Thread-safe.
 *
 * @since 0.1
 */
public final class RecordingCluster implements Cluster {

    /** What stands for the backend's id. */
    public static final String BACKEND = "recording";

    private final ClusterSpec spec;
    private final Recording recording = new Recording();
    private final Answers answers = new Answers();
    private final List<RecordingNode> nodes = new ArrayList<>();
    private final Instant created = Instant.now();
    private volatile @Nullable FilePublishing publishing;

    private RecordingCluster(ClusterSpec spec) {
        this.spec = spec;
        CommandRecording commands = new CommandRecording(recording, answers, spec.commandListeners());
        for (NodeGroup group : spec.groups()) {
            for (int i = 0; i < group.count(); i++) {
                int index = (int) nodes.stream()
                        .filter(node -> node.role().equals(group.role()))
                        .count();
                nodes.add(new RecordingNode(group.role(), index, nodes.size(), recording, commands));
            }
        }
    }

    /**
     * Makes a cluster as a spec wants it: its name, its nodes and its command listeners.
     *
     * @param spec what is wanted; its options, its lease and what nodes need are not looked at
     * @return the cluster
     */
    public static RecordingCluster of(ClusterSpec spec) {
        return new RecordingCluster(spec);
    }

    /**
     * Makes a cluster of nodes of one role.
     *
     * @param role the role
     * @param count how many, at least 1
     * @return the cluster
     */
    public static RecordingCluster of(Role role, int count) {
        return of(ClusterSpec.builder().nodes(role, count).build());
    }

    /**
     * Answers commands from now on. An answer that is given later comes before this one.
     *
     * @param condition which commands; called on several threads at once
     * @param answer what each of them leaves behind
     * @return this
     */
    public RecordingCluster answering(Predicate<RecordedCommand> condition, CommandAnswer answer) {
        return answering(condition, command -> answer);
    }

    /**
     * Answers commands by a function from now on. An answer that is given later comes before this one.
     *
     * @param condition which commands; called on several threads at once
     * @param answer answers each of them; called on several threads at once
     * @return this
     */
    public RecordingCluster answering(
            Predicate<RecordedCommand> condition, Function<RecordedCommand, CommandAnswer> answer) {
        answers.add(condition, answer);
        return this;
    }

    /**
     * Declares {@link FilePublishing}: what is published is among the files of every node.
     *
     * @return this
     */
    public RecordingCluster publishing() {
        publishing = new RecordingPublishing(nodes);
        return this;
    }

    /**
     * Returns what all nodes were asked to do.
     *
     * @return a snapshot, in the order in which it happened
     */
    public List<RecordedEntry> entries() {
        return recording.entries();
    }

    /**
     * Returns what all nodes were asked to run.
     *
     * @return a snapshot, in the order in which they were sent
     */
    public List<RecordedCommand> commands() {
        return commands(command -> true);
    }

    /**
     * Returns what the nodes of a role were asked to run.
     *
     * @param role the role
     * @return a snapshot, in the order in which they were sent
     */
    public List<RecordedCommand> commands(Role role) {
        return commands(command -> command.role().equals(role));
    }

    private List<RecordedCommand> commands(Predicate<RecordedCommand> wanted) {
        return entries().stream()
                .map(RecordedEntry::action)
                .filter(RecordedAction.Run.class::isInstance)
                .map(action -> ((RecordedAction.Run) action).command())
                .filter(wanted)
                .toList();
    }

    /** Forgets what was recorded until now. Files and answers stay. */
    public void forget() {
        recording.clear();
    }

    /**
     * Returns what was recorded as a text for people: for each node its actions, each with its place in the order of all of
     * them. Secrets of commands are masked, and what is in files is left out.
     *
     * @return lines
     */
    public String log() {
        return nodes.stream().map(RecordingNode::log).collect(Collectors.joining("\n"));
    }

    @Override
    public String name() {
        return spec.name();
    }

    @Override
    public String backend() {
        return BACKEND;
    }

    @Override
    public Nodes nodes() {
        return Nodes.of(nodes);
    }

    @Override
    public RecordingNode node(String name) {
        return nodes.stream()
                .filter(node -> node.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException(
                        "Cluster '" + name() + "' has no node '" + name + "'. It has: " + nodes()));
    }

    @Override
    public Set<Class<? extends Capability>> capabilities() {
        return publishing == null ? Set.of() : Set.of(FilePublishing.class);
    }

    @Override
    public <C extends Capability> C capability(Class<C> type) {
        FilePublishing declared = publishing;
        if (declared == null || !type.equals(FilePublishing.class)) {
            throw new UnsupportedCapabilityException("A recording cluster does not declare " + type.getSimpleName()
                    + ". It declares: "
                    + capabilities().stream().map(Class::getSimpleName).toList());
        }
        return type.cast(declared);
    }

    @Override
    public Diagnostics diagnostics(Node node) {
        return Diagnostics.ofState("recorded");
    }

    @Override
    public ClusterInfo info() {
        return new ClusterInfo(
                name(),
                BACKEND,
                ClusterInfo.State.OWNED,
                created,
                Optional.empty(),
                "process " + ProcessHandle.current().pid(),
                nodes.stream().map(RecordingCluster::info).toList());
    }

    private static NodeInfo info(RecordingNode node) {
        return new NodeInfo(
                node.name(),
                node.role(),
                node.hostname(),
                Optional.of(node.privateAddress()),
                Optional.of(node.publicAddress()),
                "recorded");
    }

    /** Does nothing: what was recorded can still be read. */
    @Override
    public void destroy() {}

    /** Does nothing: what was recorded can still be read. */
    @Override
    public void close() {}

    @Override
    public String toString() {
        return "recording of " + spec;
    }
}
