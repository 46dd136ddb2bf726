// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.tck.sabotage;

import static io.github.clustere2e.backend.tck.sabotage.Sabotage.sabotage;
import static io.github.clustere2e.backend.tck.sabotage.Twists.has;
import static io.github.clustere2e.backend.tck.sabotage.Twists.results;
import static io.github.clustere2e.backend.tck.sabotage.Twists.starts;
import static io.github.clustere2e.backend.tck.sabotage.Twists.with;

import io.github.clustere2e.api.ClusterException;
import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.CommandResult;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.NodeFiles;
import io.github.clustere2e.api.RunningCommand;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;

/** Nodes that wait for each other, and nodes that see too much of each other. */
final class GatheringSabotages {

    private GatheringSabotages() {}

    static List<Sabotage> all() {
        Map<String, Node> agents = new ConcurrentHashMap<>();
        AtomicReference<byte[]> last = new AtomicReference<>(new byte[0]);
        return List.of(
                serializing("runs one command at a time on a node", "CONCURRENCY-1", "one of 8"),
                serializing("runs commands on one node at a time", "CONCURRENCY-2", "one of 3"),
                sabotage("mixes the output of commands", "CONCURRENCY-3", results(result -> mixed(result, last))),
                sabotage(
                        "shows every node the files of the others",
                        "ISOLATION-1",
                        Twists.clusters(Twists.in("shared", cluster -> new TwistedCluster(cluster) {
                            @Override
                            Node twist(Node node) {
                                return new TwistedNode(node) {
                                    @Override
                                    public NodeFiles files() {
                                        return new TwistedFiles(node.files()) {
                                            @Override
                                            public void write(
                                                    String remote,
                                                    byte[] content,
                                                    Set<PosixFilePermission> permissions) {
                                                cluster.nodes()
                                                        .forEach(each ->
                                                                each.files().write(remote, content, permissions));
                                            }
                                        };
                                    }
                                };
                            }
                        }))),
                sabotage("shows every node the processes of the others", "ISOLATION-2", starts((node, command) -> {
                    if (node.name().equals("agent_0") && node.hostname().contains("shared")) {
                        agents.put("agent_0", node);
                    }
                    Node seen = has(command, "/proc/[0-9]*/cmdline")
                                    && node.hostname().contains("shared")
                            ? agents.getOrDefault("agent_0", node)
                            : node;
                    return node.name().equals("agent_1") ? seen.start(command) : node.start(command);
                })));
    }

    private static Sabotage serializing(String what, String rules, String commands) {
        Semaphore turn = new Semaphore(1);
        return sabotage(
                what,
                rules,
                starts((node, command) -> has(command, commands) ? inTurn(turn, node, command) : node.start(command)));
    }

    private static RunningCommand inTurn(Semaphore turn, Node node, Command command) {
        try {
            turn.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClusterException("interrupted in the queue", e);
        }
        RunningCommand running = node.start(command);
        CompletableFuture<CommandResult> ending = running.onExit().whenComplete((result, error) -> turn.release());
        return new TwistedRun(running) {
            @Override
            public CompletableFuture<CommandResult> onExit() {
                return ending;
            }
        };
    }

    private static CommandResult mixed(CommandResult result, AtomicReference<byte[]> last) {
        if (!has(result.command(), "sleep 0.1; exit")) {
            return result;
        }
        return with(result, result.exitStatus(), last.getAndSet(result.stdoutBytes()), result.stderrBytes());
    }
}
