// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.logs;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.ClusterException;
import io.github.clustere2e.api.FanOut;
import io.github.clustere2e.api.InterruptedClusterException;
import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.Nodes;
import io.github.clustere2e.api.ProgressListener;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Brings the logs of a cluster's nodes to a directory of this machine, for a person to read after something has failed.
 *
 * <p>In the directory is {@code index.txt}, and for each node a directory of its name with
 * <ul>
 *   <li>{@code machine.txt}: what the backend can tell of the node from outside, also when it is dead
 *   <li>{@code journal.log}: its journal since it has booted, or since a time, with times to the microsecond
 *   <li>{@code failed-units.txt}: which units have failed, and the status of each
 *   <li>{@code units/etcd.service.log} and so on: the journals of the units that were asked for
 *   <li>{@code files/var/log/syslog} and so on: the files that were asked for, at their paths; characters that not every
 *       system has in names become {@code %} and two hexadecimal digits
 *   <li>{@code state/disks.txt} and so on, if {@linkplain Builder#state() asked for}: how the node is now
 *   <li>{@code errors.txt}: what could not be had and why, if anything
 * </ul>
 *
 * <p>All nodes are asked at once, as root, each by a few commands at the same time over its connection. Nothing is
 * written on a node. It needs a POSIX shell and its tools; without systemd it has no journal and no units, which is said,
 * and its files are collected all the same. What goes wrong with a node or a file is noted, and hides nothing else. A
 * directory that this makes is for the user of this process alone.
 *
 * <p>Immutable and thread-safe, as far as its listener is.
 *
 * @since 0.1
 */
public final class LogCollection {

    /** How long a node may take when nothing else is said: 1 minute. */
    public static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(1);

    /** How much of each file is had when nothing else is said: 64 MiB. */
    public static final long DEFAULT_FILE_LIMIT = 64L << 20;

    private final Wanted wanted;
    private final ProgressListener listener;

    private LogCollection(Wanted wanted, ProgressListener listener) {
        this.wanted = wanted;
        this.listener = listener;
    }

    /**
     * Begins a collection of what every node has: its journal, its failed units, and what is told of its machine.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Collects the logs of all nodes.
     *
     * @param cluster the cluster; its nodes may be on or off
     * @param directory a directory that is new or empty
     * @return what was had, and what was not
     * @throws InvalidInputException if there is something in the directory, or it is none
     * @throws InterruptedClusterException if this thread is interrupted; what has come by then is kept
     * @throws ClusterException if the directory cannot be written to
     */
    public LogReport collect(Cluster cluster, Path directory) {
        return collect(cluster, cluster.nodes(), directory);
    }

    /**
     * Collects the logs of some nodes.
     *
     * @param cluster the cluster; its nodes may be on or off
     * @param nodes nodes of it
     * @param directory a directory that is new or empty
     * @return what was had, and what was not
     * @throws InvalidInputException if there is something in the directory, or it is none
     * @throws InterruptedClusterException if this thread is interrupted; what has come by then is kept
     * @throws ClusterException if the directory cannot be written to
     */
    public LogReport collect(Cluster cluster, Nodes nodes, Path directory) {
        Instant begun = Instant.now();
        long start = System.nanoTime();
        OutputDirectory.prepare(directory);
        OutputDirectory.write(directory, IndexText.begun(cluster, nodes, begun));
        CollectionEvents events = new CollectionEvents(listener);
        FanOut.Outcome<Node, NodeLogs> outcome = nodes.each(
                CollectionEvents.PHASE,
                node -> events.around(node, () -> new NodeCollection(cluster, node, wanted, directory).collect()));
        List<NodeLogs> logs = List.copyOf(outcome.orThrow().values());
        LogReport report = new LogReport(
                cluster.name(),
                directory,
                logs,
                Nowhere.of(wanted, logs),
                begun,
                Duration.ofNanos(System.nanoTime() - start));
        OutputDirectory.write(directory, IndexText.ended(cluster, wanted, report));
        return report;
    }

    /**
     * Collects the logs of one node, for those who have an order and an index of their own. There is no {@code index.txt}.
     *
     * @param cluster the cluster
     * @param node a node of it; it may be on or off
     * @param parent a directory that exists and in which there is none of the node's name; the logs go to that
     * @return what was had, and what was not
     * @throws InterruptedClusterException if this thread is interrupted; what has come by then is kept
     */
    public NodeLogs collectNode(Cluster cluster, Node node, Path parent) {
        return new CollectionEvents(listener)
                .around(node, () -> new NodeCollection(cluster, node, wanted, parent).collect());
    }

    /**
     * Returns where the logs of a node go.
     *
     * @param node a node
     * @param parent the directory of the collection
     * @return a directory in it, whatever the node is called
     */
    public static Path directoryOf(Node node, Path parent) {
        return parent.resolve(SafePath.name(node.name()));
    }

    /**
     * Collects what is wanted. Not thread-safe.
     *
     * @since 0.1
     */
    public static final class Builder {

        private final List<String> units = new ArrayList<>();
        private final List<String> targets = new ArrayList<>();
        private final List<String> files = new ArrayList<>();
        private Duration timeout = DEFAULT_TIMEOUT;
        private long fileLimit = DEFAULT_FILE_LIMIT;
        private long nodeLimit = Long.MAX_VALUE;
        private Optional<Instant> since = Optional.empty();
        private boolean state;
        private ProgressListener listener = ProgressListener.none();

        private Builder() {}

        /**
         * Adds units whose journals are had in files of their own.
         *
         * @param names units of systemd; one without a type, such as {@code etcd}, is a service
         * @return this
         */
        public Builder units(String... names) {
            units.addAll(List.of(names));
            return this;
        }

        /**
         * Adds the units that targets want or require, as each node has them.
         *
         * @param names targets of systemd, such as {@code dcos} or {@code dcos.target}
         * @return this
         */
        public Builder targets(String... names) {
            targets.addAll(List.of(names));
            return this;
        }

        /**
         * Adds a file, or all files whose paths match a pattern of the shell.
         *
         * @param path an absolute path on the nodes, such as {@code /var/log/syslog} or {@code /var/log/etcd/*}
         * @return this
         */
        public Builder file(String path) {
            files.add(path);
            return this;
        }

        /**
         * Limits how long a node may take, from when it can be reached. What has come by then is kept.
         *
         * @param limit positive
         * @return this
         */
        public Builder timeout(Duration limit) {
            this.timeout = limit;
            return this;
        }

        /**
         * Limits how much of each file is had: of a longer one the end, and its first line says how much is left out.
         *
         * @param bytes positive
         * @return this
         */
        public Builder fileLimit(long bytes) {
            this.fileLimit = bytes;
            return this;
        }

        /**
         * Limits how much of all files of a node is had together. What is beyond it is left out, and said to be. Without
         * this, only each file is limited.
         *
         * @param bytes positive
         * @return this
         */
        public Builder nodeLimit(long bytes) {
            this.nodeLimit = bytes;
            return this;
        }

        /**
         * Begins journals at a time, by the nodes' clocks, rather than when each node has booted: also before that, if
         * the node keeps its journal over a restart.
         *
         * @param time from when on, to the second
         * @return this
         */
        public Builder since(Instant time) {
            this.since = Optional.of(time);
            return this;
        }

        /**
         * Adds how each node is now: its addresses, open ports, network rules, memory, disks, processes, system, and what
         * its kernel tells of it.
         *
         * @return this
         */
        public Builder state() {
            this.state = true;
            return this;
        }

        /**
         * Lets somebody hear when a node's logs begin to come and have come.
         *
         * @param hears hears of each node in the phase {@code collect logs}
         * @return this
         */
        public Builder progressListener(ProgressListener hears) {
            this.listener = hears;
            return this;
        }

        /**
         * Builds the collection.
         *
         * @return the collection
         * @throws InvalidInputException that names everything that is wrong
         */
        public LogCollection build() {
            Wanted wanted = new Wanted(
                    units.stream()
                            .map(unit -> UnitName.full(unit, "service"))
                            .distinct()
                            .toList(),
                    targets.stream()
                            .map(unit -> UnitName.full(unit, "target"))
                            .distinct()
                            .toList(),
                    files.stream().distinct().toList(),
                    timeout,
                    fileLimit,
                    nodeLimit,
                    since,
                    state);
            List<String> problems = WantedCheck.problems(wanted);
            if (!problems.isEmpty()) {
                throw new InvalidInputException("Logs cannot be collected like this: " + String.join("; ", problems));
            }
            return new LogCollection(wanted, listener);
        }
    }
}
