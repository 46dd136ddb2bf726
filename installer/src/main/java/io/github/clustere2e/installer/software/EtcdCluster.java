// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.software;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.ClusterException;
import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.CommandResult;
import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.Nodes;
import io.github.clustere2e.api.StandardInput;
import io.github.clustere2e.api.Trouble;
import io.github.clustere2e.installer.condition.Answer;
import io.github.clustere2e.installer.condition.Condition;
import io.github.clustere2e.installer.internal.Members;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An etcd, seen through {@code etcdctl} on the first of its nodes.
 *
 * <p>Immutable and thread-safe. When a node has gone, go on with {@link #without(Node)}.
 *
 * @since 0.1
 */
public final class EtcdCluster {

    /** Where clients come to an etcd that was not told otherwise: 2379. */
    public static final int DEFAULT_CLIENT_PORT = 2379;

    /** How long one command may take: 1 minute. */
    private static final Duration COMMAND_LIMIT = Duration.ofMinutes(1);

    /** A member without a leader answers at once, so that asking again is cheap; it is done where the members are. */
    private static final String AWAIT_LEADER = """
            until etcdctl --endpoints="$1" endpoint status | grep -E '^[^,]*, [^,]*, [^,]*, [^,]*, true, '; do
              sleep 0.05
            done
            """;

    /** Every member answers what needs a quorum; one that has not started yet refuses at once. */
    private static final String AWAIT_HEALTH = """
            until etcdctl --endpoints="$1" endpoint health >/dev/null; do
              sleep 0.05
            done
            """;

    private final Nodes members;
    private final int clientPort;

    private EtcdCluster(Nodes members, int clientPort) {
        this.members = members;
        this.clientPort = clientPort;
    }

    /**
     * Returns a client of an etcd with a member on every node of a cluster, at the default port.
     *
     * @param cluster the cluster
     * @return the client
     */
    public static EtcdCluster of(Cluster cluster) {
        return of(cluster.nodes(), DEFAULT_CLIENT_PORT);
    }

    /**
     * Returns a client of an etcd.
     *
     * @param members nodes with a member each, and with {@code etcdctl}; at least one
     * @param clientPort where clients come
     * @return the client
     * @throws InvalidInputException if there is no member
     */
    public static EtcdCluster of(Nodes members, int clientPort) {
        if (members.isEmpty()) {
            throw new InvalidInputException("No member of etcd is left to ask: name at least one node");
        }
        return new EtcdCluster(members, clientPort);
    }

    /**
     * Returns the nodes that this client knows.
     *
     * @return at least one
     */
    public Nodes members() {
        return members;
    }

    /**
     * Returns a client that does not ask one node, such as one that has gone.
     *
     * @param node the node
     * @return a client of the others
     * @throws InvalidInputException if there is no other
     */
    public EtcdCluster without(Node node) {
        return of(members.without(node), clientPort);
    }

    /**
     * Returns the node of the member that leads.
     *
     * @return a member's node
     * @throws ClusterException if no member that answers leads
     */
    public Node leader() {
        CommandResult result = run(etcdctl("endpoint", "status").idempotent().anyExitStatus());
        return EtcdStatus.parse(result.lines())
                .leader()
                .map(member -> node(member.endpoint()))
                .orElseThrow(() -> new ClusterException(Trouble.NO_LEADER.explain("No member of etcd on " + members
                        + " leads. If a node has gone, leave it out with without(node) and wait with"
                        + " awaitLeaderOtherThan(node, limit).\n" + result.stdout() + "\n" + result.stderr())));
    }

    /**
     * Waits until a member on another node than that one leads, such as when that node has gone. That node is not
     * asked.
     *
     * @param former the node
     * @param limit how long to wait; etcd elects after one to two seconds without a leader unless it is told otherwise
     * @return the node of the new leader
     * @throws ClusterException if none leads when the limit passes
     */
    public Node awaitLeaderOtherThan(Node former, Duration limit) {
        EtcdCluster others = without(former);
        CommandResult result = others.runWithin(limit, AWAIT_LEADER);
        return EtcdStatus.parse(result.lines())
                .leader()
                .map(member -> node(member.endpoint()))
                .orElseThrow(() -> new ClusterException(
                        Trouble.NO_LEADER.explain("No member of etcd on " + others.members + " led within "
                                + limit.toMillis() / 1000.0 + " s. A quorum of all members must be up to elect one.\n"
                                + result.stderr())));
    }

    /**
     * Waits until every member answers as part of a quorum, such as after its nodes were started or restored.
     *
     * @param limit how long to wait
     * @throws ClusterException if a member does not answer when the limit passes
     */
    public void awaitHealthy(Duration limit) {
        CommandResult result = runWithin(limit, AWAIT_HEALTH);
        if (result.exitStatus() != 0) {
            throw new ClusterException("Not every member of etcd on " + members + " was healthy within "
                    + limit.toMillis() / 1000.0 + " s.\n" + result.stderr());
        }
    }

    /**
     * Stores a value.
     *
     * @param key not empty
     * @param value the value
     * @throws InvalidInputException if the key is empty
     */
    public void put(String key, String value) {
        putAll(Map.of(key, value));
    }

    /**
     * Stores many values in few round trips: up to 128 in one transaction, which happens whole or not at all.
     *
     * @param values values by key; no key is empty
     * @throws InvalidInputException if a key is empty; nothing is stored then
     */
    public void putAll(Map<String, String> values) {
        for (String transaction : EtcdText.transactions(values)) {
            run(etcdctl("txn").stdin(StandardInput.of(transaction)));
        }
    }

    /**
     * Reads a value, as a quorum has it.
     *
     * @param key the key
     * @return empty if there is none
     */
    public Optional<String> get(String key) {
        return read("--", key).values().stream().findFirst();
    }

    /**
     * Reads all values whose keys begin alike, as a quorum has them, in one round trip.
     *
     * @param prefix what the keys begin with; empty for all
     * @return values by key, in the order of the keys
     */
    public Map<String, String> getAll(String prefix) {
        return read("--prefix", "--", prefix);
    }

    private Map<String, String> read(String... arguments) {
        Command.Builder get = etcdctl(Stream.concat(Stream.of("get", "--write-out=json"), Stream.of(arguments))
                .toArray(String[]::new));
        return EtcdText.pairs(run(get.idempotent()).stdout());
    }

    /** Is true on a node that has an answer that needs a quorum from every member. */
    Condition health() {
        return Condition.of("every member of etcd answers", (node, left) -> {
            CommandResult asked = node.run(etcdctl("endpoint", "health")
                    .environment("ETCDCTL_API", "3")
                    .idempotent()
                    .anyExitStatus()
                    .build());
            if (!asked.succeeded()) {
                return Answer.notYet(asked.stderr());
            }
            if (node.name().equals(members.first().name())) {
                EtcdStatus.parse(run(etcdctl("endpoint", "status").idempotent()).lines())
                        .checkVersions();
            }
            return Answer.yes();
        });
    }

    private Command.Builder etcdctl(String... arguments) {
        List<String> words = new ArrayList<>(List.of("etcdctl", "--endpoints=" + endpoints()));
        words.addAll(List.of(arguments));
        return Command.builder(words).timeout(COMMAND_LIMIT);
    }

    /** Runs a script that waits, on the node of a member, and ends it there when the limit passes. */
    private CommandResult runWithin(Duration limit, String script) {
        return run(Command.builder("timeout", limit.toMillis() / 1000.0 + "s", "sh", "-c", script, "sh", endpoints())
                .timeout(limit.plus(COMMAND_LIMIT))
                .idempotent()
                .anyExitStatus());
    }

    private CommandResult run(Command.Builder command) {
        return members.first().run(command.environment("ETCDCTL_API", "3").build());
    }

    private String endpoints() {
        return members.stream().map(member -> url(member, clientPort)).collect(Collectors.joining(","));
    }

    private Node node(String endpoint) {
        return members.stream()
                .filter(member -> url(member, clientPort).equals(endpoint))
                .findFirst()
                .orElseThrow(() -> new ClusterException(
                        "etcd tells of a member at " + endpoint + ", which is none of " + members));
    }

    static String url(Node node, int port) {
        return "http://" + Members.address(node) + ":" + port;
    }
}
